import { Menu as Base } from '@base-ui/react/menu';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11';
const label = 'px-2 pb-1 pt-2 text-2xs font-semibold text-faint';

export interface MenuLinkChoice {
  key: string;
  href: string;
  label: ReactNode;
  current: boolean;
}

/** Links under a heading, the one we are at marked. */
export function MenuLinks({ heading, links }: { heading: string; links: readonly MenuLinkChoice[] }): ReactNode {
  return (
    <Base.Group>
      <Base.GroupLabel className={label}>{heading}</Base.GroupLabel>
      {links.map((link) => (
        <Base.LinkItem key={link.key} href={link.href} className={item} aria-current={link.current ? 'true' : undefined}>
          {link.label}
          {link.current && <Check aria-hidden className="ms-auto size-4 text-accent" />}
        </Base.LinkItem>
      ))}
    </Base.Group>
  );
}

/** One of several values under a heading. */
export function MenuChoice<Value extends string>({
  heading,
  value,
  options,
  onChange,
}: {
  heading: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (next: Value) => void;
}): ReactNode {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      <Base.GroupLabel className={label}>{heading}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={item} closeOnClick>
          {option.label}
          <Base.RadioItemIndicator className="ms-auto">
            <Check aria-hidden className="size-4 text-accent" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export interface MenuStep {
  key: string;
  label: ReactNode;
  disabled?: boolean;
  current?: boolean;
  onSelect: () => void;
}

/** Things to do, under a heading or none. */
export function MenuSteps({ heading, steps }: { heading?: ReactNode; steps: readonly MenuStep[] }): ReactNode {
  return (
    <Base.Group>
      {heading !== undefined && <Base.GroupLabel className={label}>{heading}</Base.GroupLabel>}
      {steps.map((step) => (
        <Base.Item
          key={step.key}
          disabled={step.disabled ?? false}
          onClick={step.onSelect}
          aria-current={step.current ? 'true' : undefined}
          className={`${item} data-disabled:cursor-not-allowed data-disabled:text-faint`}
        >
          {step.label}
          {step.current && <Check aria-hidden className="ms-auto size-4 shrink-0 text-accent" />}
        </Base.Item>
      ))}
    </Base.Group>
  );
}

/** Pages of ours to go to. */
export function MenuPages({
  pages,
}: {
  pages: readonly { to: '/settings/account' | '/settings/security'; label: ReactNode }[];
}): ReactNode {
  return (
    <Base.Group>
      {pages.map((page) => (
        <Base.LinkItem key={page.to} render={<Link to={page.to} />} closeOnClick className={item}>
          {page.label}
        </Base.LinkItem>
      ))}
    </Base.Group>
  );
}

export function MenuLine(): ReactNode {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
