// Makes the demonstration: people first, then every step of every story in the order of its days.

import { workOff } from "#lib/core/work-off";
import { accept, answer, attach, card, carry, link, prepare } from "#lib/demo/checklist-steps";
import { actInOffice } from "#lib/demo/office-steps";
import { makePeople } from "#lib/demo/people";
import type { OfficeStep, Step, Story } from "#lib/demo/portfolio.schema";
import { build, confirm, own, rate, register, revise, version } from "#lib/demo/record-steps";
import { type Scene, sentencesOf, type Told } from "#lib/demo/scene";
import { comment, isLight, request, sign } from "#lib/demo/signoff-steps";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";

type Play = { d: number; what: string; act(): Promise<unknown> };

/** Not one of its own rules: something the demonstration expected of the product did not come true. */
export class DemoFault extends Error {}

/** Every step but the first, which makes the model. */
async function act(scene: Scene, told: Told, step: Exclude<Step, { do: "register" }>): Promise<unknown> {
  switch (step.do) {
    case "own":
      return own(scene, told, step);
    case "build":
      return build(scene, told, step);
    case "revise":
      return revise(scene, told, step);
    case "version":
      return version(scene, told, step);
    case "rate":
      return rate(scene, told, step);
    case "confirm":
      return confirm(scene, told, step);
    case "answer":
      return answer(scene, told, step);
    case "prepare":
      return prepare(scene, told, step);
    case "card":
      return card(scene, told, step);
    case "attach":
      return attach(scene, told, step);
    case "link":
      return link(scene, told, step);
    case "accept":
      return accept(scene, told, step);
    case "carry":
      return carry(scene, told, step);
    case "request":
      return request(scene, told, step);
    case "comment":
      return comment(scene, told, step);
    case "sign":
      return sign(scene, told, step);
  }
}

function playsOf(scene: Scene, story: Story): Play[] {
  let told: Told | null = null;
  return story.steps.map((step) => ({
    d: step.d,
    what: `${story.name}, ${step.do}`,
    act: async () => {
      if (step.do === "register") told = await register(scene, story, step);
      else if (told) await act(scene, told, step);
      else throw new Error("is not registered yet");
      // Requests of the light path open by themselves; nobody waits for the worker here.
      if (isLight(story)) await workOff(openLightPath, scene.signal);
    },
  }));
}

const officePlay = (scene: Scene, step: OfficeStep): Play => ({ d: step.d, what: step.do, act: () => actInOffice(scene, step) });

/**
 * Plays the whole portfolio. Throws a DemoFault that names the day and the step: the product then does not do what the stories
 * say of it. Ends early, with the reason of the signal, when the process is asked to stop.
 */
export async function makeDemonstration(scene: Scene): Promise<void> {
  await makePeople(scene);
  const { models, steps } = scene.portfolio;
  const plays = [...models.flatMap((story) => playsOf(scene, story)), ...steps.map((step) => officePlay(scene, step))];
  for (const play of plays.toSorted((a, b) => a.d - b.d)) {
    scene.signal.throwIfAborted();
    try {
      await scene.goTo(play.d);
      await play.act();
    } catch (error) {
      throw new DemoFault(`Day ${play.d}, ${play.what}: ${sentencesOf(error)}`, { cause: error });
    }
  }
}
