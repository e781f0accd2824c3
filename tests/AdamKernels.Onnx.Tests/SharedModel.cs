using System.Text.Json;

namespace AdamKernels.Onnx.Tests;

/// <summary>A model that PyTorch exported, with samples and the outputs that PyTorch computed for them in float64.</summary>
/// <param name="Path">The file.</param>
/// <param name="Inputs">The samples.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record SharedModel(string Path, float[] Inputs, float[] Outputs)
{
    /// <summary>Finds the model beside the repository; where it is absent, the test is skipped.</summary>
    public static SharedModel Find(string name)
    {
        string folder = System.IO.Path.Combine(Root(), "..", "shared", "data", "pytorch");
        string path = System.IO.Path.Combine(folder, $"{name}.onnx");
        Skip.IfNot(File.Exists(path), $"skipped: no data (pytorch/{name}.onnx beside the repository)");
        using JsonDocument content = JsonDocument.Parse(File.ReadAllText(System.IO.Path.ChangeExtension(path, ".json")));
        return new SharedModel(path, Read(content, "inputs"), Read(content, "outputs"));
    }

    private static float[] Read(JsonDocument content, string name) =>
        [.. content.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "AdamKernels.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"AdamKernels.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
