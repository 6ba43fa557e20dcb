"use client";
import { useRouter } from "next/navigation";
// The choices of a filter bar. Without a script it is a GET form; with one a choice takes effect at once and the page stays.
import { useTranslations } from "next-intl";
import { type FormEvent, useTransition } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import { hrefWith } from "./link.tsx";

export type Filter = { name: string; label: string; options: { value: string; label: string }[] };

type FilterFormProps = {
  path: string;
  keep: Record<string, string>;
  filters: (Filter & { value: string })[];
  search?: { name: string; label: string; value: string };
};

export function FilterForm({ path, keep, filters, search }: FilterFormProps) {
  const t = useTranslations("ui.filter");
  const router = useRouter();
  const [pending, start] = useTransition();

  const apply = (form: HTMLFormElement) => {
    const texts = [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]);
    start(() => router.push(hrefWith(path, Object.fromEntries(texts)), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };

  return (
    <form action={path} onSubmit={submit} aria-busy={pending} className="flex flex-wrap items-center gap-2">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {search ? (
        <input
          type="search"
          name={search.name}
          defaultValue={search.value}
          aria-label={search.label}
          placeholder={search.label}
          className={classNames(controlLook, "w-56")}
        />
      ) : null}
      {filters.map(({ name, label, options, value }) => (
        <select
          key={name}
          name={name}
          defaultValue={value}
          aria-label={label}
          onChange={(event) => event.currentTarget.form && apply(event.currentTarget.form)}
          className={classNames(controlLook, "chevron w-auto max-w-44 pe-7", value ? "border-accent text-ink" : "text-ink-2")}
        >
          <option value="">{t("any", { label })}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ))}
      <Button type="submit" pending={pending}>
        {t("apply")}
      </Button>
    </form>
  );
}
