import { acceptFromForm } from "#lib/web/invitation";

/** Sets the first password: a plain form, so that nothing but a browser is needed. */
export const POST = async (request: Request, { params }: { params: Promise<{ token: string }> }) =>
  acceptFromForm(request, (await params).token);
