namespace AdamKernels.Tests.Serving;

/// <summary>Weights of which each is a function of the version, so that one of another version shows.</summary>
internal sealed class VersionedContents
{
    private readonly float[] _parameters = new float[Served.ParameterCount];

    /// <summary>Fills a network with the weights of a version.</summary>
    public void Fill(Served network, long version)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = ValueOf(version, i);
        }

        network.SetParameters(_parameters);
        network.InputStandardization = ScaleOf(version, Served.InputCount);
        network.TargetStandardization = ScaleOf(version, Served.OutputCount);
    }

    /// <summary>What is not of a version; null if all is.</summary>
    public string? FindOther(Served network, long version)
    {
        network.GetParameters(_parameters);
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i] != ValueOf(version, i))
            {
                return $"parameter {i} of version {version} is {_parameters[i]}, not {ValueOf(version, i)}";
            }
        }

        return FindOther(network.InputStandardization, version) ?? FindOther(network.TargetStandardization, version);
    }

    private static string? FindOther(Standardization? scale, long version)
    {
        if (scale is null)
        {
            return $"a standardization of version {version} is missing";
        }

        for (int column = 0; column < scale.Width; column++)
        {
            if (scale.Means[column] != ValueOf(version, column) || scale.Deviations[column] != 1 + ValueOf(version, column))
            {
                return $"column {column} of a standardization of version {version} has mean {scale.Means[column]}";
            }
        }

        return null;
    }

    private static Standardization ScaleOf(long version, int width) => new(
        [.. Enumerable.Range(0, width).Select(column => ValueOf(version, column))],
        [.. Enumerable.Range(0, width).Select(column => 1 + ValueOf(version, column))]);

    /// <summary>From 0 to 1 - 2^-24: neighboring versions differ in every value.</summary>
    private static float ValueOf(long version, int index) => ((version * 40_503 + index * 10_007) & 0xFFFFFF) / 16_777_216f;
}
