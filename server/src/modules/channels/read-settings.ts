import { channelAdapters } from './adapter-for.ts';
import type { AppSecrets, ChannelApp, ChannelConfig, ChannelEnvironment } from './contract/types.ts';

/** What an installation set for its channels; each part by the channel's kind. */
export interface ChannelSettings {
  secretsFor(kind: string): AppSecrets;
  configFor(kind: string): ChannelConfig;
  /** The registration under which people sign in; null while its variables are not set. Beside an emulator it is the emulator's. */
  appFor(kind: string): ChannelApp | null;
  /** The provider that is called is the emulator. */
  isEmulated(kind: string): boolean;
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
    ...('own' in environment.baseUrl ? [] : [environment.baseUrl.variable]),
    ...environment.signingSecrets,
    ...environment.verifyTokens,
    ...(environment.app
      ? [
          environment.app.id,
          environment.app.secret,
          environment.app.configurationId,
          environment.app.dialog.variable,
          environment.app.token?.variable,
        ]
      : []),
  ]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Throws where a kind has no adapter: asked only for channels that have one. */
export function readChannelSettings({ values, simulatorUrl, publicUrl, sendTimeoutMs }: ChannelVariables): ChannelSettings {
  const known = new Map(
    [...channelAdapters.values()].map(({ kind, definition: { environment } }) => {
      const list = (names: readonly string[]): string[] => names.flatMap((name) => splitList(values[name]));
      const isOwn = 'own' in environment.baseUrl;
      const baseUrl =
        'own' in environment.baseUrl
          ? environment.baseUrl.own
          : (values[environment.baseUrl.variable] ?? beside(simulatorUrl, environment.baseUrl.default));
      return [
        kind,
        {
          secrets: { signingSecrets: list(environment.signingSecrets), verifyTokens: list(environment.verifyTokens) },
          app: readApp(environment, values, simulatorUrl),
          isEmulated: !isOwn && simulatorUrl !== null && baseUrl.startsWith(simulatorUrl.replace(/\/+$/, '')),
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
  return {
    secretsFor: (kind) => of(kind).secrets,
    configFor: (kind) => of(kind).config,
    appFor: (kind) => of(kind).app,
    isEmulated: (kind) => of(kind).isEmulated,
  };
}

const EMULATED_APP = '100000000000001';

function readApp(
  { app: names, signingSecrets }: ChannelEnvironment,
  values: ChannelVariables['values'],
  simulatorUrl: string | null,
): ChannelApp | null {
  if (names === undefined) return null;
  const ofEmulator = simulatorUrl === null ? undefined : EMULATED_APP;
  const id = values[names.id] ?? ofEmulator;
  const configurationId = names.configurationId === undefined ? '' : (values[names.configurationId] ?? ofEmulator);
  // The emulator's apps all have one secret: what webhooks are signed with.
  const secretNames = simulatorUrl === null ? [names.secret] : [names.secret, ...signingSecrets];
  const [secret] = secretNames.flatMap((name) => splitList(values[name]));
  if (id === undefined || configurationId === undefined || secret === undefined) return null;
  const { dialog, token } = names;
  return {
    ...{ id, secret, configurationId },
    dialogUrl: values[dialog.variable] ?? beside(simulatorUrl, dialog.default),
    tokenUrl: token === undefined ? '' : (values[token.variable] ?? beside(simulatorUrl, token.default)),
  };
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
