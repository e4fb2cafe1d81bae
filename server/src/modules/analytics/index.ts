export { listTopicSamples } from './list-topic-samples.ts';
export { readActivity } from './read-activity.ts';
export { readCosts } from './read-costs.ts';
export { readHome } from './read-home.ts';
export { readReport } from './read-report.ts';
