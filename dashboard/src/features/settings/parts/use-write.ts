import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';

/**
 * A deed: what to call, what to say when it is done, what to say when it is refused, and which lists to read again.
 * `failed: null` when the form shows the error itself.
 */
export function useWrite<Input, Output>(deed: {
  write: (input: Input) => Promise<Output>;
  failed: string | null;
  done?: (output: Output, input: Input) => string;
  refresh?: readonly QueryKey[];
  onDone?: (output: Output, input: Input) => void;
}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed.write,
    onSuccess: (output, input) => {
      if (deed.done) showToast({ text: deed.done(output, input) });
      deed.onDone?.(output, input);
    },
    onError: (error) => {
      if (deed.failed !== null) showProblem(deed.failed, error);
    },
    onSettled: async () => {
      await Promise.all([...(deed.refresh ?? []), ['audit']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
