using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Which stage joins which kernel.</summary>
public sealed class FusionTests
{
    /// <summary>
    /// Fails when the loss multiplies its gradient by the derivative of the activation although the inputs are added behind it: they need
    /// the gradient as it is.
    /// </summary>
    [Theory]
    [InlineData(false, typeof(ActivateStage))]
    [InlineData(true, null)]
    public void The_loss_takes_its_gradient_back_through_an_activation_that_comes_last(bool isResidual, Type? expected)
    {
        NetworkSpec spec = Specs.Create([3, 5, 5]);
        LayerSpec[] layers = [.. spec.Layers];
        layers[1] = layers[1] with { Declaration = new DenseAttribute(5, Activation.Tanh) { Residual = isResidual } };
        var plan = new NetworkPlan(spec with { Layers = new EquatableArray<LayerSpec>(layers) });

        Assert.Equal(expected, Fusion.InLoss(plan)?.GetType());
    }

    /// <summary>Fails when a long activation is copied for each register of a tile, or a short one takes a pass of its own.</summary>
    [Fact]
    public void Short_activations_join_kernels()
    {
        Assert.Equal("Relu LeakyRelu HardSwish", Where(stage => stage.Epilogue is not null));
        Assert.Equal("Relu Tanh Sigmoid LeakyRelu Elu HardSwish", Where(stage => stage.GradientEpilogue is not null));
        Assert.Equal("Relu Tanh Sigmoid LeakyRelu Elu", Where(stage => stage.MayJoinLoss));

        static string Where(Func<Stage, bool> condition) =>
            string.Join(' ', Enum.GetValues<Activation>().Where(activation => condition(Activate(activation))));

        static Stage Activate(Activation activation) =>
            new NetworkPlan(Specs.Create([3, 5, 5], activation: activation)).Layers[0].Stages.OfType<ActivateStage>().Single();
    }
}
