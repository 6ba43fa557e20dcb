import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { localIn, UTC } from "#lib/core/calendar.rules";
import { type Change, ChangeList } from "./diff.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Glyph, type GlyphName } from "./glyph.tsx";

export type TimelineEvent = {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  /** One sentence: who did what to which record. */
  sentence: ReactNode;
  /** A reason that was given, or what follows from the event. */
  note?: ReactNode;
  changes?: Change[];
  glyph?: GlyphName;
};

function byDay(events: TimelineEvent[]): Map<string, TimelineEvent[]> {
  const days = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const day = event.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
}

/** What happened, newest first as given, under the days it happened on. Before and after stand behind each sentence. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const format = useFormatter();
  return (
    <ol className="space-y-4">
      {[...byDay(events)].map(([day, ofDay]) => (
        <li key={day}>
          <h3 className="mb-1.5 text-sm font-medium text-ink-3">
            <time dateTime={day}>
              {format.dateTime(new Date(`${day}T00:00:00Z`), {
                weekday: "short",
                day: "numeric",
                month: "long",
                year: "numeric",
                timeZone: UTC,
              })}
            </time>
          </h3>
          <ol>
            {ofDay.map((event) => (
              <Entry key={event.id} event={event} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Entry({ event }: { event: TimelineEvent }) {
  const t = useTranslations("ui.timeline");
  const format = useFormatter();
  const zone = useTimeZone() ?? UTC;
  const at = new Date(event.at);
  const time = format.dateTime(at, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: UTC });
  const local = localIn(at, zone);
  return (
    <li id={event.id} className="keep group/event relative flex gap-2.5 pb-3 target:rounded-md target:bg-accent-soft last:pb-0">
      <span className="absolute start-2.25 top-4.5 bottom-0 w-px bg-line-strong group-last/event:hidden forced-colors:bg-[CanvasText]" />
      <span className="grid size-4.75 shrink-0 place-items-center rounded-full border border-line-strong bg-surface text-ink-2">
        <Glyph name={event.glyph ?? "disc"} className={event.glyph ? "size-2.5" : "size-1.5"} />
      </span>
      <div className="min-w-0 grow">
        <div className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <p>{event.sentence}</p>
          <time dateTime={event.at} className="text-sm text-ink-3">
            {local === null ? t("time", { time }) : t("timeThere", { time, local })}
          </time>
        </div>
        {event.note ? <div className="text-ink-2">{event.note}</div> : null}
        {event.changes && event.changes.length > 0 ? (
          <Disclosure summary={t("changes", { count: event.changes.length })}>
            <div className="rounded-md border border-line bg-surface">
              <ChangeList changes={event.changes} />
            </div>
          </Disclosure>
        ) : null}
      </div>
    </li>
  );
}
