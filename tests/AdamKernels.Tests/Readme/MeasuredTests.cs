using System.Globalization;
using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>The section "Measured" of README.md says what the saved results say.</summary>
/// <remarks>
/// Rounding: times to three significant digits, in the unit that leaves one to three of them before the point; ratios to two significant
/// digits; halves away from zero. Ratios of the run in train.md are quotients of its medians; for the others it is the inverse of the saved
/// median ratio.
/// </remarks>
public sealed partial class MeasuredTests
{
    private const string Folder = "benchmarks/results/intel-xeon-processor";

    private static readonly string Section = Repository.Read("README.md").Split("<!-- measured table -->")[1].Split("<!-- /measured table -->")[0];

    private static readonly MarkdownTable[] Tables = MarkdownTable.ReadAll(Section);

    /// <summary>Fails when a cell of the first table is not of the run in train.md, or a network of that run is missing.</summary>
    [Fact]
    public void Times_are_those_of_the_saved_run()
    {
        (string Network, string Method, double Median, string Allocated)[] run = Run();

        Assert.Equal(["training step", "AdamKernels", "plain loops", "System.Numerics.Tensors", "allocated"], Tables[0].Columns);
        Assert.Equal(
            run.Select(result => result.Network).Distinct().Select(network =>
            {
                double own = Median(network, "AdamKernels");
                return string.Join(" | ", network, Time(own), Slower("naive"), Slower("System.Numerics.Tensors"), Allocated(network));

                string Slower(string method) => $"{Time(Median(network, method))} ({Ratio(Median(network, method) / own)})";
            }),
            Tables[0].Rows.Select(row => string.Join(" | ", row)));

        double Median(string network, string method) => run.Single(result => result.Network == network && result.Method == method).Median;

        // The benchmarks write nothing as a dash.
        string Allocated(string network) => run.Single(result => result.Network == network && result.Method == "AdamKernels").Allocated is "-" ? "0 B" : "more";
    }

    /// <summary>Fails when a ratio of the second table is not of the run of that peer, or a network of that run is missing.</summary>
    [Fact]
    public void Ratios_are_those_of_the_saved_runs()
    {
        Dictionary<string, string> cpp = Inverses("peers", "C++"), torchSharp = Inverses("torchsharp", "TorchSharp");
        Assert.Equal(cpp.Keys, torchSharp.Keys);

        Assert.Equal("time relative to AdamKernels (median)", Tables[1].Columns[0]);
        Assert.Equal(
            cpp.Keys.Select(network => $"{network} | {cpp[network]} | {torchSharp[network]}"),
            Tables[1].Rows.Select(row => string.Join(" | ", row)));
        Assert.Equal(2, Tables.Length);
    }

    /// <summary>Fails when the picture is that of another run than the table.</summary>
    [Fact]
    public void The_picture_is_that_of_the_table()
    {
        string saved = Assert.Single(Picture().Matches(Result("train"))).Groups["path"].Value;
        Assert.Equal($"{Folder}/{saved}", Assert.Single(Picture().Matches(Section)).Groups["path"].Value);
        Assert.Contains($"[one run]({Folder}/train.md)", Section, StringComparison.Ordinal);
    }

    /// <summary>Fails when the machine or the versions in the text are not those of a run that the section has figures of.</summary>
    [Theory]
    [InlineData("train")]
    [InlineData("peers")]
    [InlineData("torchsharp")]
    [InlineData("roofline")]
    public void The_machine_is_that_of_the_run(string name)
    {
        string result = Result(name);
        string processor = Line("processor").Split(',')[0].Replace("(R)", "", StringComparison.Ordinal);

        Assert.Contains($"an {processor} (", Section, StringComparison.Ordinal);
        Assert.Contains(Line("runtime"), Section.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal([Line("date").Split(' ')[0]], Date().Matches(Section).Select(match => match.Value));
        Assert.Equal(("Vector512", true), (Line("vector path"), Section.Contains("AVX-512", StringComparison.Ordinal)));
        if (name == "torchsharp")
        {
            Assert.Contains($"{Tables[1].Columns[2]} ", result, StringComparison.Ordinal);
        }

        if (name != "roofline")
        {
            // The roofline was pinned to one of them.
            Assert.Contains($"({Line("processor").Split(", ")[1].Replace("logical", "virtual", StringComparison.Ordinal)} ", Section, StringComparison.Ordinal);
        }

        string Line(string key) => Regex.Match(result, $"^- {key}: (.*)$", RegexOptions.Multiline).Groups[1].Value;
    }

    /// <summary>Fails when the text has another share of the limits than roofline.md, or one more.</summary>
    [Fact]
    public void Shares_of_the_limits_are_those_of_the_saved_run()
    {
        // Once with the medians of all rounds, once with the least disturbed ones; the text has them in this order, then 100 %.
        IEnumerable<string> shares = MarkdownTable.ReadAll(Result("roofline"))
            .Where(table => table.Columns[0] == "step")
            .Select(table => table.Column("step", "share of their sum")["784-128-10, batch 64"]);

        Assert.Equal([.. shares, "100 %"], Share().Matches(Section).Select(match => match.Value));
    }

    /// <summary>Fails when the flags in the heading are not those that the C++ is built with.</summary>
    [Fact]
    public void The_flags_are_those_of_the_build()
    {
        string flags = Tables[1].Columns[1].Split('`')[1];
        Assert.Contains(flags, Repository.Read("benchmarks/cpp/CMakeLists.txt"), StringComparison.Ordinal);
    }

    private static string Result(string name) => Repository.Read($"{Folder}/{name}.md");

    private static (string Network, string Method, double Median, string Allocated)[] Run()
    {
        MarkdownTable table = Assert.Single(MarkdownTable.ReadAll(Result("train")));
        int median = table.Index("Median");
        return [.. table.Rows.Where(row => row[0].Length > 0).Select(row =>
        {
            string[] parts = row[median].Split(' ');
            Assert.Equal("μs", parts[1]);
            return (row[table.Index("Network")], row[table.Index("Method")], MarkdownTable.Number(parts[0]), row[table.Index("Allocated")]);
        })];
    }

    private static Dictionary<string, string> Inverses(string name, string peer) => MarkdownTable.ReadAll(Result(name))
        .Single(table => table.Columns[0] == "training step")
        .Column("training step", $"AdamKernels / {peer}")
        .ToDictionary(row => row.Key, row => Ratio(1 / MarkdownTable.Number(row.Value)));

    private static string Time(double microseconds) =>
        microseconds >= 1000 ? $"{Round(microseconds / 1000, 3)} ms" : $"{Round(microseconds, 3)} µs";

    private static string Ratio(double value) => $"{Round(value, 2)} ×";

    /// <summary>A number with so many significant digits, trailing zeros included.</summary>
    private static string Round(double value, int digits)
    {
        int magnitude = (int)Math.Floor(Math.Log10(value)) + 1;
        double unit = Math.Pow(10, magnitude - digits);
        double rounded = Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
        return rounded.ToString($"F{Math.Max(digits - magnitude, 0)}", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Date();

    [GeneratedRegex(@"\d+(\.\d+)? %")]
    private static partial Regex Share();
}
