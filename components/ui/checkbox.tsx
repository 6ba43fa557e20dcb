"use client";
import { type ComponentProps, use } from "react";
import { classNames } from "./class-names.ts";
import { FieldErrors, FieldGroup, FieldHelp } from "./field.tsx";
import { FieldContext } from "./form-context.ts";
import { type Option, optionValue } from "./option.ts";
import { type FieldProps, useField } from "./use-field.ts";

/** The look of a box or a dot to choose: drawn by the browser in our accent, 24 px to hit with its label. */
const choiceLook = "mt-0.5 size-4 shrink-0 accent-accent";

/** Yes or no, as a box to tick. */
export function Checkbox({
  defaultChecked,
  onChange,
  ...props
}: FieldProps & Pick<ComponentProps<"input">, "defaultChecked" | "onChange">) {
  const { id, name, required, invalid, describedBy, errors } = useField(props);
  return (
    <div>
      <label htmlFor={id} className="flex min-h-6 w-fit items-start gap-2 py-0.5">
        <input
          type="checkbox"
          id={id}
          name={name}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          defaultChecked={defaultChecked}
          onChange={onChange}
          className={choiceLook}
        />
        <span lang={props.lang}>{props.label}</span>
      </label>
      <div className="ps-6">
        <FieldHelp id={id} help={props.help} />
        <FieldErrors id={id} errors={errors} />
      </div>
    </div>
  );
}

type ChoicesProps = FieldProps & { options: Option[]; inline?: boolean };

/** Any number of choices; the command receives a list. */
export function CheckboxGroup({
  options,
  inline,
  defaultValues = [],
  ...field
}: ChoicesProps & { defaultValues?: Option["value"][] }) {
  return (
    <FieldGroup {...field}>
      <Choices options={options} inline={inline} type="checkbox" isChosen={(value) => defaultValues.includes(value)} />
    </FieldGroup>
  );
}

type RadioGroupProps = ChoicesProps & { defaultValue?: Option["value"]; onChange?: (value: Option["value"]) => void };

/** One of a few choices that should all be seen. Each may carry a note, such as the words of an anchored answer. */
export function RadioGroup({ options, inline, defaultValue, onChange, ...field }: RadioGroupProps) {
  return (
    <FieldGroup {...field} role="radiogroup">
      <Choices options={options} inline={inline} onChange={onChange} type="radio" isChosen={(value) => value === defaultValue} />
    </FieldGroup>
  );
}

type ChoiceListProps = Pick<ChoicesProps, "options" | "inline"> & {
  type: "checkbox" | "radio";
  isChosen: (value: Option["value"]) => boolean;
  onChange?: (value: Option["value"]) => void;
};

function Choices({ options, inline, type, isChosen, onChange }: ChoiceListProps) {
  const isJson = options.some(({ value }) => typeof value !== "string");
  return (
    <div className={classNames("flex", inline ? "flex-wrap gap-x-5" : "flex-col")}>
      {options.map((option, index) => (
        <Choice
          key={optionValue(option.value)}
          option={option}
          index={index}
          type={type}
          isJson={isJson}
          defaultChecked={isChosen(option.value)}
          onChange={onChange ? () => onChange(option.value) : undefined}
        />
      ))}
    </div>
  );
}

type ChoiceProps = Pick<ComponentProps<"input">, "defaultChecked" | "onChange"> & {
  option: Option;
  index: number;
  type: "checkbox" | "radio";
  isJson: boolean;
};

/** The first one carries the id of the field, so that the error summary leads to it. */
function Choice({ option: { value, label, note, lang }, index, type, isJson, ...state }: ChoiceProps) {
  const field = use(FieldContext);
  const id = index === 0 ? field?.id : `${field?.id}-${index}`;
  return (
    <label htmlFor={id} className="flex min-h-6 w-fit items-start gap-2 py-0.5">
      <input
        type={type}
        id={id}
        name={field?.name}
        value={optionValue(value)}
        data-many={type === "checkbox" ? "" : undefined}
        data-json={isJson ? "" : undefined}
        required={type === "radio" && field?.required}
        className={choiceLook}
        {...state}
      />
      <span lang={lang}>
        {label}
        {note ? <span className="block text-sm text-ink-3">{note}</span> : null}
      </span>
    </label>
  );
}
