import { respondents as english } from './respondents.en';
import { respondents as chinese } from './respondents.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
