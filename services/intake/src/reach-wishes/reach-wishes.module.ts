import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReachWishesController } from './reach-wishes.controller.js';

/** How complainants want to be reached. */
@Module({
  imports: [ComplaintsModule],
  controllers: [ReachWishesController],
})
export class ReachWishesModule {}
