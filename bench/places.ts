// The pages that are measured in a browser, and with whose session.

import { signIn } from "./client.ts";
import { PASSWORD, type Site } from "./site.ts";

export type Shown = { name: string; path: string; cookie: string | null };

/** Where something is done in the browser. */
export type Used = { officer: string; owner: string; models: string; model: string; desk: string; rating: string };

type Listed = { items: { id: string }[] };

/** Of the inventory and the demonstration in it; throws when nothing waits for the officer's signature. */
export async function placesOf(site: Site): Promise<{ shown: Shown[]; used: Used }> {
  const first = async (path: string, as = site.officer): Promise<string> => {
    const id = (await as.json<Listed>(path)).items[0]?.id;
    if (!id) throw new Error(`${path} lists nothing`);
    return id;
  };
  const owner = await signIn(site.nobody, "model-owner@demo.example", PASSWORD);
  const model = `/models/${await first("/api/v1/models?q=sepsis&limit=1")}`;
  const desk = `/sign-offs/${await first("/api/v1/signoffs?view=mine&limit=1")}`;
  const rating = `/models/${await first("/api/v1/models?q=refund%20agent&owner=me&limit=1", owner)}/risk?rate=1`;
  const officer = String(site.officer.headers.cookie);
  return {
    shown: [
      { name: "sign-in", path: "/sign-in", cookie: null },
      { name: "models", path: "/models", cookie: officer },
      { name: "a model", path: model, cookie: officer },
      { name: "the review desk", path: desk, cookie: officer },
    ],
    used: { officer, owner: String(owner.headers.cookie), models: "/models", model, desk, rating },
  };
}
