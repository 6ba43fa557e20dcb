import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button";
import type { Role } from "#lib/access/permissions";
import { DEMO_PASSWORD } from "#lib/people/password.rules";

const people: { email: string; role: Role; second?: true }[] = [
  { email: "data-scientist@demo.example", role: "data_scientist" },
  { email: "data-scientist-2@demo.example", role: "data_scientist", second: true },
  { email: "model-owner@demo.example", role: "model_owner" },
  { email: "validator@demo.example", role: "validator" },
  { email: "risk-officer@demo.example", role: "risk_officer" },
  { email: "risk-officer-2@demo.example", role: "risk_officer", second: true },
  { email: "compliance-officer@demo.example", role: "compliance_officer" },
  { email: "auditor@demo.example", role: "auditor" },
  { email: "admin@demo.example", role: "admin" },
];

/** The demo people, one click each, each a form that needs no script. Drawn in demo mode only. */
export function DemoPeople({ csrfToken, callbackUrl }: { csrfToken: string; callbackUrl: string }) {
  const t = useTranslations("sign-in.demo");
  const word = useTranslations("ui.role");
  return (
    <section aria-labelledby="demo-people" className="mt-6 border-t border-line pt-4">
      <h2 id="demo-people" className="font-semibold">
        {t("title")}
      </h2>
      <p className="mb-3 text-ink-3">{t("note")}</p>
      <ul className="grid gap-1.5 min-[25rem]:grid-cols-2">
        {people.map(({ email, role, second }) => (
          <li key={email}>
            <form method="post" action="/api/auth/callback/credentials">
              <input type="hidden" name="csrfToken" value={csrfToken} />
              <input type="hidden" name="callbackUrl" value={callbackUrl} />
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={DEMO_PASSWORD} />
              <button type="submit" title={email} className={buttonLook({}, "w-full justify-start")}>
                {second ? t("second", { role: word(role) }) : word(role)}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
