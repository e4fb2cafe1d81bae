import { channelAdapters } from './adapter-for.ts';
import type { AppSecrets, ChannelConfig } from './contract/types.ts';

/** What an installation set for its channels; each part by the channel's kind. */
export interface ChannelSettings {
  secretsFor(kind: string): AppSecrets;
  configFor(kind: string): ChannelConfig;
}

export interface ChannelVariables {
  /** Values of the variables that `channelVariableNames` lists. */
  values: Readonly<Record<string, string | undefined>>;
  /** Origin of the emulator; null where the real providers are called. */
  simulatorUrl: string | null;
  /** Origin at which providers call us. */
  publicUrl?: string;
  sendTimeoutMs?: number;
}

/** Names of all environment variables that channels read. */
export function channelVariableNames(): string[] {
  const names = [...channelAdapters.values()].flatMap(({ definition: { environment } }) => [
    environment.baseUrl.variable,
    ...environment.signingSecrets,
    ...environment.verifyTokens,
  ]);
  return [...new Set(names)];
}

/** Throws where a kind has no adapter: asked only for channels that have one. */
export function readChannelSettings({ values, simulatorUrl, publicUrl, sendTimeoutMs }: ChannelVariables): ChannelSettings {
  const known = new Map(
    [...channelAdapters.values()].map(({ kind, definition: { environment } }) => {
      const list = (names: readonly string[]): string[] => names.flatMap((name) => splitList(values[name]));
      const baseUrl = values[environment.baseUrl.variable] ?? beside(simulatorUrl, environment.baseUrl.default);
      return [
        kind,
        {
          secrets: { signingSecrets: list(environment.signingSecrets), verifyTokens: list(environment.verifyTokens) },
          config: {
            baseUrl: baseUrl.replace(/\/+$/, ''),
            ...(sendTimeoutMs === undefined ? {} : { sendTimeoutMs }),
            ...(publicUrl === undefined ? {} : { webhookUrl: `${publicUrl.replace(/\/+$/, '')}/webhooks/${kind}` }),
          },
        },
      ];
    }),
  );
  const of = (kind: string) => {
    const found = known.get(kind);
    if (!found) throw new Error(`no channel "${kind}"`);
    return found;
  };
  return { secretsFor: (kind) => of(kind).secrets, configFor: (kind) => of(kind).config };
}

function beside(simulatorUrl: string | null, providerUrl: string): string {
  return simulatorUrl === null ? providerUrl : `${simulatorUrl.replace(/\/+$/, '')}/${providerUrl.replace(/^https:\/\//, '')}`;
}

function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
