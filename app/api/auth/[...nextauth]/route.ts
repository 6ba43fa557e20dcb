import { auth } from "#lib/web/auth";

export { auth as GET, auth as POST };
