import { mediation as english } from './mediation.en';
import { mediation as chinese } from './mediation.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
