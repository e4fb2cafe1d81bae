/** One scenario and what came of it: `leak` says what crossed the wall, null when nothing did. */
export interface Finding {
  area: string;
  name: string;
  leak: string | null;
}

export interface Findings {
  readonly all: readonly Finding[];
  add(area: string, name: string, leak: string | null): void;
  /** Runs a step that must fail with an error of this name; anything else is a leak. */
  refused(area: string, name: string, errorName: string, work: () => unknown): Promise<void>;
  /** One line each, from the `from`th leak on. */
  leaks(from?: number): string[];
  table(): string;
}

export function createFindings(): Findings {
  const all: Finding[] = [];
  const add = (area: string, name: string, leak: string | null): void => void all.push({ area, name, leak });
  return {
    all,
    add,
    async refused(area, name, errorName, work) {
      try {
        await work();
        add(area, name, 'was not refused');
      } catch (error) {
        const given = error instanceof Error ? error.name : String(error);
        add(area, name, given === errorName ? null : `failed with ${given}, not ${errorName}`);
      }
    },
    leaks: (from = 0) =>
      all
        .filter((finding) => finding.leak !== null)
        .slice(from)
        .map(({ area, name, leak }) => `${area} | ${name} | ${leak}`),
    table() {
      const areas = [...new Set(all.map((finding) => finding.area))];
      const lines = areas.map((area) => {
        const own = all.filter((finding) => finding.area === area);
        return `${area.padEnd(28)} ${String(own.length).padStart(9)} ${String(own.filter((finding) => finding.leak).length).padStart(6)}`;
      });
      const total = `${'total'.padEnd(28)} ${String(all.length).padStart(9)} ${String(all.filter((finding) => finding.leak).length).padStart(6)}`;
      return [`${'area'.padEnd(28)} scenarios  leaks`, ...lines, total].join('\n');
    },
  };
}
