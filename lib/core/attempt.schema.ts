import { z } from "zod";

/** In the input of what records a job's result. */
export const AttemptField = z.int().min(0).describe("Which try of the job says so; 409 when a later one has begun");
