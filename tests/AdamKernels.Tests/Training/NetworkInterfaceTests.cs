namespace AdamKernels.Tests.Training;

/// <summary>Networks of several shapes behind one interface.</summary>
public class NetworkInterfaceTests
{
    [Fact]
    public void Networks_of_several_shapes_stand_in_one_list()
    {
        var line = new Line(1);
        var classes = new PaddedClasses(2);
        INetwork[] networks = [line, classes];

        Assert.Equal([(1, 1, 2), (1, 3, 8)], networks.Select(network => (network.InputCount, network.OutputCount, network.ParameterCount)));
        foreach (INetwork network in networks)
        {
            float[] parameters = new float[network.ParameterCount];
            network.GetParameters(parameters);
            parameters.AsSpan().Reverse();
            network.SetParameters(parameters);
        }

        Assert.Equal(Bits.Of(Predict(line)), Bits.Of(Predict(networks[0])));
        Assert.Equal(Bits.Of(Predict(classes)), Bits.Of(Predict(networks[1])));
        Assert.Null(networks[0].InputStandardization);
        var error = Assert.Throws<InvalidOperationException>(() => networks[0].InputStandardization = Standardization.Identity(1));
        Assert.Equal($"{typeof(Line)} does not declare [StandardizeInputs].", error.Message);
    }

    private static float[] Predict(INetwork network)
    {
        float[] outputs = new float[network.OutputCount];
        network.Predict([0.7f], outputs);
        return outputs;
    }

    private static float[] Predict(Line network)
    {
        float[] outputs = new float[Line.OutputCount];
        network.Predict([0.7f], outputs);
        return outputs;
    }

    private static float[] Predict(PaddedClasses network)
    {
        float[] outputs = new float[PaddedClasses.OutputCount];
        network.Predict([0.7f], outputs);
        return outputs;
    }
}
