using AdamKernels;
using AdamKernels.Plots;

namespace PlotGallery;

/// <summary>Draws what the network of the sample Xor answers between and around its four samples.</summary>
internal static class XorSurface
{
    private const int Width = 96;
    private const int Steps = 500;
    private const float Margin = 0.25f;

    public static Picture Draw()
    {
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0, 1, 1, 0];
        var network = new Xor(seed: 1);
        var trainer = new Trainer<Xor>(network);
        for (int i = 0; i < Steps; i++)
        {
            trainer.Step(inputs, targets);
        }

        // Rows from the top, where the second input is largest.
        var points = new float[2 * Width * Width];
        for (int i = 0; i < Width * Width; i++)
        {
            points[2 * i] = At(i % Width);
            points[(2 * i) + 1] = At(Width - 1 - (i / Width));
        }

        var logits = new float[Width * Width];
        network.Predict(points, logits);
        float[] answers = [.. logits.Select(MathF.Tanh)];
        return Plot.Weights(answers, Width, Width, title: "Exclusive or: 1 where positive", valueLabel: "tanh of the logit");
    }

    private static float At(int pixel) => ((1 + (2 * Margin)) * pixel / (Width - 1)) - Margin;
}
