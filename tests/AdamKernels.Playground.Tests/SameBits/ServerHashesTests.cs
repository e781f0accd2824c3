using System.Text.Json;
using AdamKernels.Playground.Tests.Browser;
using Playground.Training.SameBits;

namespace AdamKernels.Playground.Tests.SameBits;

public class ServerHashesTests
{
    // Fails when anything that determines the bits changes: a network, the data, the library. The message has the new content of the file.
    [Fact]
    public void The_page_has_the_hashes_of_this_machine()
    {
        string here = "{\n" + string.Join(",\n", FixedRun.All.Select(run => $"  \"{run.Name}\": \"{run.Train()}\"")) + "\n}\n";
        string path = Path.Combine(Repository.Root, "samples", "Playground", "wwwroot", "server-hashes.json");
        string there = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(here == there, $"Expected {path} to be:\n{here}\nbut it is:\n{there}");
        Assert.Equal(FixedRun.All.Count, JsonSerializer.Deserialize<Dictionary<string, string>>(here)!.Values.Distinct().Count());
    }
}
