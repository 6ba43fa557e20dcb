"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { threadsOf } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";

/** What is said beside one dossier, and by whom it is read. */
export type CommentsHere = {
  transitionId: string;
  dossierHash: string;
  /** Of this and of earlier requests of the version at this gate. */
  comments: readonly Comment[];
  /** Anchors of what changed: their threads stand at the change, and the whole dossier points there. */
  changed: readonly string[];
  viewerId: string;
  mayWrite: boolean;
};

const Here = createContext<(CommentsHere & { threads: ReadonlyMap<string, Comment[]> }) | null>(null);

export function CommentsHereProvider({ children, ...here }: CommentsHere & { children: ReactNode }) {
  const { comments } = here;
  const threads = useMemo(() => threadsOf(comments), [comments]);
  return <Here value={{ ...here, threads }}>{children}</Here>;
}

/** The thread at an anchor, with what is needed to go on with it; null where no dossier is being reviewed. */
export function useThread(path: string) {
  const here = useContext(Here);
  return here && { ...here, thread: here.threads.get(path) ?? [] };
}
