/** The worker of {@link trainInWorker}: one training, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import { trainWeights, type WeightTraining } from '@support-agent/diagnosis'

parentPort?.postMessage(trainWeights(workerData as WeightTraining))
