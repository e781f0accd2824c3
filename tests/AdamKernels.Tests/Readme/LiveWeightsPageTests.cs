namespace AdamKernels.Tests.Readme;

/// <summary>The tables of costs in docs/live-weights.md are those of the saved results.</summary>
public class LiveWeightsPageTests
{
    /// <summary>Fails when the measurement is saved again and the page keeps the old figures.</summary>
    [Fact]
    public void Costs_are_those_of_the_saved_results()
    {
        MarkdownTable[] saved = MarkdownTable.ReadAll(Repository.Read("benchmarks/results/amd-epyc/publish.md"));
        MarkdownTable[] shown = MarkdownTable.ReadAll(Repository.Read("docs/live-weights.md").Split("## Costs")[1].Split("\n## ")[0]);

        Assert.Equal(2, saved.Length);
        Assert.Equal(saved.SelectMany(Cells), shown.SelectMany(Cells));
    }

    private static IEnumerable<string> Cells(MarkdownTable table) => table.Columns.Concat(table.Rows.SelectMany(row => row));
}
