using AdamKernels.Plots.Drawing;

namespace AdamKernels.Plots;

/// <summary>Draws what people look at when they train a network.</summary>
/// <remarks>
/// Colors differ for color-blind readers. In grayscale, lines differ by pattern and marker, and areas by lightness. Texts do not depend on
/// the culture.
/// </remarks>
public static class Plot
{
    /// <summary>Draws loss over epochs and, if it is known, validation accuracy below it.</summary>
    /// <remarks>The losses have a logarithmic axis if the largest is at least 20 times the smallest.</remarks>
    /// <param name="epochs">
    /// The epochs, such as <see cref="FitResult.History"/>. Values that are not finite are left out; none at all is an
    /// empty picture.
    /// </param>
    /// <param name="title">The title.</param>
    public static Picture Curves(IReadOnlyList<EpochResult> epochs, string title = "Training")
    {
        ArgumentNullException.ThrowIfNull(epochs);
        ArgumentNullException.ThrowIfNull(title);
        return EpochCurves.Draw(epochs, title);
    }

    /// <summary>Draws several curves over the same axes, such as the losses of several optimizers.</summary>
    /// <remarks>
    /// The vertical axis is logarithmic if no value is negative and the largest is at least 20 times the smallest above 0. A value of 0,
    /// which has no logarithm, is then drawn where the smallest value above 0 is.
    /// </remarks>
    /// <param name="curves">The curves. More than 28 repeat the styles of the first ones.</param>
    /// <param name="title">The title.</param>
    /// <param name="xLabel">What goes to the right.</param>
    /// <param name="yLabel">What goes up.</param>
    /// <exception cref="ArgumentException">A curve has another number of values than of points.</exception>
    public static Picture Race(
        IReadOnlyList<Curve> curves, string title = "Optimizers", string xLabel = "step", string yLabel = "loss")
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(title);
        foreach (Curve curve in curves)
        {
            if (curve.X.Count != curve.Y.Count)
            {
                throw new ArgumentException(
                    $"Expected as many values as points, but curve \"{curve.Name}\" has {curve.X.Count} points and {curve.Y.Count} values.",
                    nameof(curves));
            }
        }

        return RaceCurves.Draw(curves, title, xLabel, yLabel);
    }

    /// <summary>Draws a confusion matrix: a row for each actual class, a column for each predicted one.</summary>
    /// <remarks>The color of a cell is its share of the row, so that rare classes are as visible as frequent ones.</remarks>
    /// <param name="matrix">The counts. They are written into the cells where they are legible, up to about 25 classes.</param>
    /// <param name="classNames">The names of the classes; null for their numbers.</param>
    /// <param name="title">The title; null for one with accuracy and number of samples.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 4,096 classes.</exception>
    public static Picture ConfusionMatrix(ConfusionMatrix matrix, IReadOnlyList<string>? classNames = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (classNames is not null && classNames.Count != matrix.ClassCount)
        {
            throw new ArgumentException(
                $"Expected a name for each of {matrix.ClassCount} classes, but got {classNames.Count}.", nameof(classNames));
        }

        return new MatrixPicture(matrix, classNames, title).Draw();
    }

    /// <summary>Draws the weights of a network's first layer as images, one for each output of the layer.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">A network whose inputs are the pixels of an image, row by row.</param>
    /// <param name="width">Pixels in a row of the image.</param>
    /// <param name="height">Rows of the image. Width times height is the number of inputs.</param>
    /// <param name="maxTiles">The first outputs of the layer, up to this number, are drawn.</param>
    /// <param name="title">The title; null for one with the number of outputs.</param>
    /// <exception cref="ArgumentException">Width times height is not the number of inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the picture would exceed 16,384 pixels.</exception>
    public static Picture FirstLayer<TNetwork>(TNetwork network, int width, int height, int maxTiles = 64, string? title = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);

        // The weights of the first layer come first, as [output, input].
        Runtime.LayerDescription layer = TNetwork.Description.Layers[0];
        return Weights(parameters.AsSpan(0, layer.Outputs * layer.Inputs), layer.Inputs, width, height, maxTiles, title, "weight");
    }

    /// <summary>Draws rows of weights as images.</summary>
    /// <param name="weights">One row of width · height values for each image. Values that are not finite are left white.</param>
    /// <param name="width">Pixels in a row of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="maxTiles">The first images, up to this number, are drawn.</param>
    /// <param name="title">The title; null for one with the number of images.</param>
    /// <param name="valueLabel">What the values are, beside their scale.</param>
    /// <exception cref="ArgumentException">The weights are not a whole number of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the picture would exceed 16,384 pixels.</exception>
    public static Picture Weights(
        ReadOnlySpan<float> weights, int width, int height, int maxTiles = 64, string? title = null, string valueLabel = "weight")
    {
        ArgumentNullException.ThrowIfNull(valueLabel);
        return Weights(weights, (long)width * height, width, height, maxTiles, title, valueLabel);
    }

    /// <summary>Draws how often calls took how long, with the times that 50 %, 99 % and 99.9 % of them did not exceed.</summary>
    /// <remarks>Both axes are logarithmic, so that the rare slow calls are visible.</remarks>
    /// <param name="nanoseconds">The time of each call, in any order. Values that are not finite and positive are left out.</param>
    /// <param name="title">The title; null for one with the number of calls.</param>
    /// <param name="xLabel">What was timed.</param>
    public static Picture Latencies(ReadOnlySpan<double> nanoseconds, string? title = null, string xLabel = "time of a step") =>
        new LatencyPicture(nanoseconds, title, xLabel).Draw();

    /// <summary>Places pictures below each other, as one.</summary>
    /// <param name="pictures">The pictures, from the top. Narrower ones start at the left edge.</param>
    /// <exception cref="ArgumentException">There is no picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The picture would exceed 16,384 pixels.</exception>
    public static Picture Stack(params ReadOnlySpan<Picture> pictures)
    {
        if (pictures.IsEmpty)
        {
            throw new ArgumentException("Expected at least one picture.", nameof(pictures));
        }

        return StackedPictures.Draw(pictures.ToArray());
    }

    private static Picture Weights(
        ReadOnlySpan<float> weights, long inputs, int width, int height, int maxTiles, string? title, string valueLabel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Sheet.MaxPixels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Sheet.MaxPixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTiles, 1);
        long pixels = (long)width * height;
        if (inputs != pixels)
        {
            throw new ArgumentException(
                $"Expected images of {inputs} pixels, as the network has inputs, but {width}×{height} is {pixels}.");
        }

        if (weights.Length % pixels != 0)
        {
            throw new ArgumentException(
                $"Expected whole images of {width}×{height} = {pixels} weights, but got {weights.Length} weights.", nameof(weights));
        }

        return new TilePicture(weights, width, height, maxTiles, title, valueLabel).Draw();
    }
}
