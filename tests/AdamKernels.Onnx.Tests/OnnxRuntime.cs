using Microsoft.ML.OnnxRuntime;

namespace AdamKernels.Onnx.Tests;

/// <summary>Runs models with Microsoft's runtime.</summary>
internal static class OnnxRuntime
{
    /// <summary>The outputs of a model with one input and one output.</summary>
    /// <param name="model">The file.</param>
    /// <param name="samples">The samples, one after the other.</param>
    /// <param name="width">Columns of a sample.</param>
    public static float[] Run(byte[] model, float[] samples, int width)
    {
        using var session = new InferenceSession(model);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(samples, [samples.Length / width, width]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, [session.InputNames[0]], [input], session.OutputNames);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>The largest difference between outputs, relative to the largest of them, or to 1 if that is less.</summary>
    public static double Difference(float[] actual, float[] expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(value => Math.Abs((double)value)));
        return actual.Zip(expected).Max(pair => Math.Abs((double)pair.First - pair.Second)) / scale;
    }
}
