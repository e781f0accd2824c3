namespace AdamKernels.Tests.Readme;

/// <summary>The measured sections of README.md and docs/performance.md say what the saved results say.</summary>
public sealed class MeasuredTests
{
    private const string ReadmePage = "README.md";

    private const string PerformancePage = "docs/performance.md";

    private static readonly string Readme = SavedResults.SectionOf(ReadmePage);

    private static readonly string Performance = SavedResults.SectionOf(PerformancePage);

    /// <summary>Fails when a cell of README.md's table is not of the run in train.md, or a network of that run is missing.</summary>
    [Fact]
    public void Times_are_those_of_the_saved_run()
    {
        TrainingResult[] run = SavedResults.ReadTraining();
        MarkdownTable table = Assert.Single(MarkdownTable.ReadAll(Readme));

        Assert.Equal(["training step", "AdamKernels", "plain loops", "System.Numerics.Tensors", "allocated"], table.Columns);
        Assert.Equal(
            run.Select(result => result.Network).Distinct().Select(network =>
            {
                double own = Median(network, "AdamKernels");
                string times = string.Join(" | ", network, SavedResults.Time(own), Slower("naive"), Slower("System.Numerics.Tensors"));
                return $"{times} | {Allocated(network)}";

                string Slower(string method) =>
                    $"{SavedResults.Time(Median(network, method))} ({SavedResults.Ratio(Median(network, method) / own)})";
            }),
            table.Rows.Select(row => string.Join(" | ", row)));

        TrainingResult Of(string network, string method) => run.Single(result => result.Network == network && result.Method == method);

        double Median(string network, string method) => Of(network, method).Median;

        // The benchmarks write nothing as a dash.
        string Allocated(string network) => Of(network, "AdamKernels").Allocated is "-" ? "0 B" : "more";
    }

    /// <summary>Fails when a ratio of the comparison is not of the run of that peer, or a network of that run is missing.</summary>
    [Fact]
    public void Ratios_are_those_of_the_saved_runs()
    {
        Dictionary<string, string> cpp = SavedResults.ReadRatios("peers", "C++");
        Dictionary<string, string> torchSharp = SavedResults.ReadRatios("torchsharp", "TorchSharp");
        Assert.Equal(cpp.Keys, torchSharp.Keys);

        MarkdownTable table = Comparison();
        Assert.Equal("time relative to AdamKernels (median)", table.Columns[0]);
        Assert.Equal(
            cpp.Keys.Select(network => $"{network} | {cpp[network]} | {torchSharp[network]}"),
            table.Rows.Select(row => string.Join(" | ", row)));
    }

    /// <summary>Fails when the picture is that of another run than the table.</summary>
    [Fact]
    public void The_picture_is_that_of_the_table()
    {
        string saved = Assert.Single(SavedResults.Pictures(SavedResults.Read("train")));
        Assert.Equal($"{SavedResults.Folder}/{saved}", Assert.Single(SavedResults.Pictures(Readme)));
        Assert.Contains($"[one run]({SavedResults.Folder}/train.md)", Readme, StringComparison.Ordinal);
    }

    /// <summary>Fails when the machine or the versions in the text are not those of a run that the section has figures of.</summary>
    [Theory]
    [InlineData(ReadmePage, "train")]
    [InlineData(PerformancePage, "peers")]
    [InlineData(PerformancePage, "torchsharp")]
    [InlineData(PerformancePage, "roofline")]
    public void The_machine_is_that_of_the_run(string page, string name)
    {
        string section = page == ReadmePage ? Readme : Performance;
        string text = section.ReplaceLineEndings(" ");
        string result = SavedResults.Read(name);
        string[] processor = SavedResults.Header(result, "processor").Split(", ");

        Assert.Contains($"an {processor[0].Replace("(R)", "", StringComparison.Ordinal)} (", text, StringComparison.Ordinal);
        Assert.Contains(SavedResults.Header(result, "runtime"), text, StringComparison.Ordinal);
        Assert.Equal([SavedResults.Header(result, "date").Split(' ')[0]], SavedResults.Dates(section));
        Assert.Equal("Vector512", SavedResults.Header(result, "vector path"));
        Assert.Contains("AVX-512", text, StringComparison.Ordinal);
        if (name == "torchsharp")
        {
            Assert.Contains($"{Comparison().Columns[2]} ", result, StringComparison.Ordinal);
        }

        if (name != "roofline")
        {
            // The roofline was pinned to one of them.
            Assert.Contains($"({processor[1].Replace("logical", "virtual", StringComparison.Ordinal)} ", text, StringComparison.Ordinal);
        }
    }

    /// <summary>Fails when the text has another fraction of the limits than roofline.md, or one more.</summary>
    [Fact]
    public void Fractions_of_the_limits_are_those_of_the_saved_run()
    {
        // Once with the medians of all rounds, once with the least disturbed ones; the text has them in this order, then 100 %.
        IEnumerable<string> fractions = MarkdownTable.ReadAll(SavedResults.Read("roofline"))
            .Where(table => table.Columns[0] == "step")
            .Select(table => table.Column("step", "share of their sum")["784-128-10, batch 64"]);

        Assert.Equal([.. fractions, "100 %"], SavedResults.Percentages(Performance));
    }

    /// <summary>Fails when the table of Debug builds, its machine, its runtime or its date is not that of the saved run.</summary>
    [Fact]
    public void Debug_builds_are_those_of_the_saved_run()
    {
        string section = Repository.Read(PerformancePage).Split("## Debug builds\n")[1].Split("\n## ")[0];
        string run = Repository.Read("benchmarks/results/amd-epyc/debug.md");
        MarkdownTable saved = Assert.Single(MarkdownTable.ReadAll(run));
        MarkdownTable table = Assert.Single(MarkdownTable.ReadAll(section));

        Assert.Equal(saved.Columns, table.Columns);
        Assert.Equal(saved.Rows, table.Rows);
        Assert.Contains($"an {SavedResults.Header(run, "processor").Split(", ")[0]} (", section, StringComparison.Ordinal);
        Assert.Contains(SavedResults.Header(run, "runtime"), section, StringComparison.Ordinal);
        Assert.Equal([SavedResults.Header(run, "date").Split(' ')[0]], SavedResults.Dates(section));
    }

    /// <summary>Fails when the flags in the heading are not those that the C++ is built with.</summary>
    [Fact]
    public void The_flags_are_those_of_the_build()
    {
        string flags = Comparison().Columns[1].Split('`')[1];
        Assert.Contains(flags, Repository.Read("benchmarks/cpp/CMakeLists.txt"), StringComparison.Ordinal);
    }

    private static MarkdownTable Comparison() => Assert.Single(MarkdownTable.ReadAll(Performance));
}
