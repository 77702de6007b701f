package org.talktodata.parser;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Opens sessions with the settings that were found to be fast. */
public final class Sessions {
  private Sessions() {}

  /** For answering: this many threads, full precision. */
  public static Session answering(Graph graph, int threads) {
    return session(graph, threads, RewriterConfig.newBuilder().setDisableMetaOptimizer(true));
  }

  /**
   * What training uses of the processor.
   *
   * @param threads of it
   * @param bfloat16 whether products are of 16-bit numbers: faster where the processor multiplies
   *     matrices of them in hardware (AMX), slower where it does not
   */
  public record Processor(int threads, boolean bfloat16) {}

  /** For training. */
  public static Session training(Graph graph, Processor processor) {
    return session(
        graph,
        processor.threads,
        processor.bfloat16
            ? RewriterConfig.newBuilder()
                .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)
            : RewriterConfig.newBuilder().setDisableMetaOptimizer(true));
  }

  /**
   * TensorFlow rewrites a graph before it first runs each of its parts. For this network that takes
   * seconds of the first answer, and makes the later ones no faster: rewriters are off unless one
   * is needed.
   */
  private static Session session(Graph graph, int threads, RewriterConfig.Builder rewriter) {
    return new Session(
        graph,
        config(threads)
            .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
            .build());
  }

  private static ConfigProto.Builder config(int threads) {
    GpuLibraries.load();
    return ConfigProto.newBuilder()
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .setInterOpParallelismThreads(1)
        .setIntraOpParallelismThreads(threads);
  }
}
