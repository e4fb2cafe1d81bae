export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    // A line of a commit message is read in `git log --oneline`: the subject stays short, the body may say why at length.
    'header-max-length': [2, 'always', 100],
    'body-max-line-length': [0],
    'subject-case': [0],
  },
};
