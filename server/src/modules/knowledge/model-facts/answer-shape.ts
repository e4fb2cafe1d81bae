import { z } from 'zod';
import { ALLERGENS, DIET_TAGS, POLICY_TOPICS } from '../facts/types.ts';

const Text = z.string().max(600).nullable();
/** First and last line that say it, as numbered in the prompt. */
const Lines = z.object({ from: z.number().int(), to: z.number().int() });

/** What a model may propose. Nothing of it is believed: `verify-*.ts` look for each name and figure in the lines it cites. */
export const ModelAnswer = z.object({
  items: z
    .array(
      z.object({
        nameEn: Text,
        nameAr: Text,
        section: Text,
        description: Text,
        price: Text,
        sizes: z.array(z.object({ name: z.string().max(60), price: z.string().max(30) })).max(12),
        calories: z.number().int().nullable(),
        diets: z.array(z.enum(DIET_TAGS)).max(10),
        allergens: z.array(z.enum(ALLERGENS)).max(14),
        lines: Lines,
      }),
    )
    .max(200),
  hours: z
    .array(
      z.object({
        branch: Text,
        weekdays: z.array(z.number().int().min(0).max(6)).max(7),
        opens: Text,
        closes: Text,
        lines: Lines,
      }),
    )
    .max(60),
  branches: z.array(z.object({ name: z.string().max(120), address: Text, phone: Text, lines: Lines })).max(40),
  policies: z.array(z.object({ topic: z.enum(POLICY_TOPICS), quote: z.string().max(600), lines: Lines })).max(80),
});
export type ModelAnswer = z.infer<typeof ModelAnswer>;
export type ModelItem = ModelAnswer['items'][number];
export type CitedLines = z.infer<typeof Lines>;

/** The same for the provider. */
export const ANSWER_SCHEMA = z.toJSONSchema(ModelAnswer, { target: 'draft-7' }) as Record<string, unknown>;
