"use client";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Checkbox, CheckboxGroup, RadioGroup } from "#components/ui/checkbox";
import { Combobox } from "#components/ui/combobox";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input, Textarea } from "#components/ui/input";
import { Menu } from "#components/ui/menu";
import type { Refused } from "#components/ui/refusal";
import { Select } from "#components/ui/select";
import { toast } from "#components/ui/toast";
import type { Command } from "#components/ui/use-command";

const people = [
  { value: "model-owner@demo.example", label: "Demo model owner", note: "Retail credit · model owner" },
  { value: "validator@demo.example", label: "Demo validator", note: "Retail credit · validator" },
  { value: "risk-officer@demo.example", label: "Demo risk officer", note: "All units · risk officer" },
];

const refusal: Refused[] = [
  { code: "invalid", message: "Another model of this unit has this name.", path: "name" },
  {
    code: "SD-3",
    message: "You already gave an independent signature at this gate.",
    clearedBy: "Demo risk officer 2",
    fix: "/models/MDL-0007",
  },
];

const searchSample = async (text: string) => people.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));

/** Stands in for a command: refuses once it is reached, so that every state of a form can be seen. */
function useSampleCommand(): Command<unknown> {
  const [reasons, setReasons] = useState<Refused[]>([]);
  const [pending, setPending] = useState(false);
  const run: Command<unknown>["run"] = async () => {
    setPending(true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    setPending(false);
    setReasons(refusal);
    return { ok: false, status: 409, code: "refused", reasons: refusal };
  };
  const fieldErrors = Object.fromEntries(reasons.flatMap(({ path, message }) => (path ? [[path, [message]]] : [])));
  return { run, pending, ok: null, data: null, reasons, fieldErrors, refusal: null, reset: () => setReasons([]) };
}

export function FormSamples() {
  const command = useSampleCommand();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="Register a model">
        <Form command={command} draft="sample" refusedTitle="The model is not registered">
          <Field name="name" label="Name" help="As people in the unit call it." required>
            <Input maxLength={300} autoComplete="off" />
          </Field>
          <Field
            name="ownerEmail"
            label="Owner"
            help="Accountable for the model. Not in the list? Invite them by e-mail."
            required
          >
            <Combobox options={people} />
          </Field>
          <Field name="domain" label="Domain">
            <Select
              options={[
                { value: "credit", label: "Credit" },
                { value: "fraud", label: "Fraud" },
                { value: "healthcare", label: "Healthcare" },
              ]}
            />
          </Field>
          <Field name="purpose" label="Purpose" required>
            <Textarea />
          </Field>
          <RadioGroup
            name="facts.usesPhi"
            label="Does it use health data of patients?"
            inline
            required
            options={[
              { value: true, label: "Yes" },
              { value: false, label: "No" },
              { value: null, label: "Not known" },
            ]}
          />
          <CheckboxGroup
            name="jurisdictions"
            label="Where is it used?"
            inline
            options={[
              { value: "EU", label: "European Union" },
              { value: "US", label: "United States" },
              { value: "UK", label: "United Kingdom" },
            ]}
          />
          <Checkbox
            name="facts.automatedDecision"
            label="It decides without a person"
            help="A person who only presses a button does not count."
          />
          <FormActions>
            <Submit command={command}>Register model</Submit>
            <Button variant="quiet">Cancel</Button>
          </FormActions>
        </Form>
      </Card>
      <div className="grid gap-4">
        <Card title="Evidence">
          <FileDrop
            url="/api/v1/sample"
            label="Evidence for CC-FAI-01"
            help="PDF, CSV, JSON or an image, up to 50 MB. Does this show a person?"
            accept=".pdf,.csv,.json"
            maxBytes={50_000_000}
          />
        </Card>
        <Card title="Buttons, dialog, menu, toast">
          <div className="flex flex-wrap gap-2">
            <Button variant="primary">Sign</Button>
            <Button>Return</Button>
            <Button variant="quiet">Later</Button>
            <Button disabled>Not now</Button>
            <Button pending>Signing</Button>
            <Button size="small">Small</Button>
            <Menu
              label="Menu"
              items={[
                { label: "Say it worked", onSelect: () => toast("Signed. Next: Demo model owner.") },
                { label: "Say it failed", onSelect: () => toast("The export stopped at row 1,204.", "bad") },
              ]}
            />
            <DialogButton label="Refuse…" variant="danger" title="Refuse Retail credit scorecard 3.2.0">
              {(close) => (
                <div className="space-y-3">
                  <p>A new request is possible only with a different dossier. Both are kept.</p>
                  <Field name="answer" label="Who should answer">
                    <Combobox search={searchSample} />
                  </Field>
                  <Field name="reason" label="Reason" required>
                    <Textarea data-autofocus="" />
                  </Field>
                  <FormActions>
                    <Button variant="danger" onClick={close}>
                      Refuse 3.2.0
                    </Button>
                    <Button variant="quiet" onClick={close}>
                      Cancel
                    </Button>
                  </FormActions>
                </div>
              )}
            </DialogButton>
          </div>
        </Card>
      </div>
    </div>
  );
}
