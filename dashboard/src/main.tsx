import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startSession } from './features/access/session/browser-session.ts';
import { activateLocale, localeOfPage } from './shared/i18n/activate-locale.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Who is signed in is asked while the words are on their way.
startSession();
await activateLocale(localeOfPage());
createRoot(root).render(<App />);
