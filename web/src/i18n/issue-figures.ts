import { issueFigures as english } from './issue-figures.en';
import { issueFigures as chinese } from './issue-figures.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
