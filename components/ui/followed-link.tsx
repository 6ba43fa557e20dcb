"use client";
import NextLink, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { useUnderWay } from "./under-way.ts";

export type LinkProps = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string; plain?: boolean };

/**
 * A link inside the product that tells when it was followed. Nothing is fetched ahead: pages are computed for one person, and a table of
 * fifty rows would ask the server for fifty of them. `plain` leaves the look to the surroundings. Made in the browser, so that of fifty
 * links no more than address and words travel.
 */
export function FollowedLink({ plain, className, children, ...props }: LinkProps) {
  return (
    <NextLink
      prefetch={false}
      className={classNames(
        !plain &&
          "text-accent underline decoration-accent/35 underline-offset-[0.2em] hover:decoration-current hover:decoration-2",
        className,
      )}
      {...props}
    >
      {children}
      <UnderWay to={props.href} />
    </NextLink>
  );
}

function UnderWay({ to }: { to: string }) {
  const { pending } = useLinkStatus();
  useUnderWay(pending ? to : null);
  return null;
}
