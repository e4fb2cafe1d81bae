interface Place {
  to: string;
  right: string | null;
}

/** What somebody with these rights may open. */
export function allowed<Area extends Place>(areas: readonly Area[], permissions: readonly string[]): Area[] {
  return areas.filter(({ right }) => right === null || permissions.includes(right));
}

/** The area that an address lies in. */
export function findArea<Area extends Place>(areas: readonly Area[], pathname: string): Area | undefined {
  return areas.find(({ to }) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)));
}
