package org.talktodata.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.examples.NvBench;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.WordPiece;

/** Runs stage two. Arguments: aligned-folder corpus-folder output-folder steps nvbench-folder. */
public final class Train {
  private Train() {}

  public static void main(String[] args) throws IOException {
    Path aligned = Path.of(args[0]);
    Path corpus = Path.of(args[1]);
    WordPiece wordPiece = new WordPiece(Files.readAllLines(aligned.resolve("vocabulary.txt")));
    List<Trainer.Source> sources = new ArrayList<>();
    sources.add(
        new Trainer.Source(
            "corpus", 0.62, false, Corpus.load(corpus.resolve("train"), "corpus", true)));
    Path nvBenchFile = Path.of(args[4]).resolve("train.jsonl.gz");
    NvBench nvBench = new NvBench(Path.of(args[4]).resolve("databases"));
    NvBench.Loaded english = nvBench.load(nvBenchFile, NvBench.Options.TRAINING);
    System.out.println(english.summary());
    sources.add(new Trainer.Source("nvbench", 0.33, true, english.examples()));
    NvBench.Loaded chinese =
        nvBench.translated(
            corpus.resolve("train/nvbench-zh/sentences.tsv"),
            nvBenchFile,
            NvBench.Options.TRAINING);
    sources.add(new Trainer.Source("nvbench-zh", 0.05, true, chinese.examples()));
    Map<String, List<Example>> development = new LinkedHashMap<>();
    development.put("zh", Corpus.load(corpus.resolve("dev/zh"), "corpus-zh", false));
    development.put("en", Corpus.load(corpus.resolve("dev/en"), "corpus-en", false));
    Trainer.Settings settings =
        new Trainer.Settings(Path.of(args[2]), Integer.parseInt(args[3]), 32, 4e-4, 6e-5, 2, 1);
    Tensors start;
    try (InputStream in =
        new BufferedInputStream(
            Files.newInputStream(aligned.resolve("aligned.safetensors")), 1 << 20)) {
      start = Tensors.read(in);
    }
    Map<String, Tensors.Tensor> weights =
        new Trainer(settings, wordPiece, sources, System.out).train(start.byName(), development);
    new Tensors(weights)
        .write(
            Path.of(args[2]).resolve("weights.safetensors"),
            Map.of(),
            (name, tensor) ->
                name.equals("embedding.token")
                    ? Tensors.Storage.I8
                    : tensor.data().length < 4096 ? Tensors.Storage.F32 : Tensors.Storage.F16);
  }
}
