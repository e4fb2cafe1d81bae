import { useRef, useState } from 'react';
import { type Answer, askKnowledge, type Question } from './api.ts';

/** A question that was put to the bot, and what became of it. */
export interface Exchange {
  id: number;
  asked: Question;
  answer: Answer | null;
  error: unknown;
}

/** As many questions as the bot is told of what was said before. */
const REMEMBERED = 8;

/** A conversation that is only tried: each question is asked with those before it behind it. Nothing is stored and nothing is sent. */
export function useExchanges() {
  const [exchanges, setExchanges] = useState<Exchange[]>([]);
  const next = useRef(1);
  const epoch = useRef(0);
  const busy = exchanges.at(-1)?.answer === null && exchanges.at(-1)?.error === null;

  const put = async (asked: Question, id: number): Promise<void> => {
    const mine = epoch.current;
    const settle = (change: Partial<Exchange>): void => {
      if (mine === epoch.current) setExchanges((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)));
    };
    settle({ answer: null, error: null });
    try {
      settle({ answer: await askKnowledge(asked) });
    } catch (error) {
      settle({ error });
    }
  };
  return {
    exchanges,
    busy,
    ask(question: Omit<Question, 'earlier'>): number {
      const earlier = exchanges
        .filter(({ answer }) => answer !== null)
        .map(({ asked }) => asked.question)
        .slice(-REMEMBERED);
      const asked = earlier.length > 0 ? { ...question, earlier } : question;
      const id = next.current;
      next.current += 1;
      setExchanges((all) => [...all, { id, asked, answer: null, error: null }]);
      void put(asked, id);
      return id;
    },
    again: (exchange: Exchange): void => void put(exchange.asked, exchange.id),
    clear(): void {
      epoch.current += 1;
      setExchanges([]);
    },
  };
}
