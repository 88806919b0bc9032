/** The part of wink's classifier that the benchmark uses; the package has no types of its own. */
declare module 'wink-naive-bayes-text-classifier' {
  interface WinkClassifier {
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): number
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean
    learn(text: string, label: string): boolean
    consolidate(): boolean
    predict(text: string): string
  }
  export default function winkNaiveBayes(): WinkClassifier
}
