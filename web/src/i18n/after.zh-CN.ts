/** 答复之后：终局答复、结果送达、复议、通报、归档。 */
export const after = {
  fieldFinalNotice: '终局答复的内容和理由（法定途径由系统附上）',
} as const;
