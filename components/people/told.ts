/** The cookie that keeps which failed tries somebody has been told of. It names nobody and is readable by scripts. */
export const toldCookie = "told";

type Failed = { signIns: number; signings: number; since: Date | null };

export const toldOf = ({ signIns, signings, since }: Failed) => `${since?.getTime() ?? 0}.${signIns}.${signings}`;
