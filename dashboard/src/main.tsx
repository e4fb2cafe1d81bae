import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { activateLocale, localeOfPage } from './shared/i18n/activate-locale.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await activateLocale(localeOfPage());
createRoot(root).render(<App />);
