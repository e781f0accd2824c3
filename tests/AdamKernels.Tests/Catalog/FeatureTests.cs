using AdamKernels.PathProbe;
using AdamKernels.Tests.Optimizers;
using Features = AdamKernels.Tests.Catalog.DeclaredFeatures;

namespace AdamKernels.Tests.Catalog;

/// <summary>The networks of the tests have between them everything that can be declared, without the slow tests too.</summary>
public class FeatureTests
{
    /// <summary>The program computes this loss, and other tests do that.</summary>
    private static readonly string[] OfTheProgram = ["[CustomLoss]"];

    /// <summary>What is done before training, in the same way for every shape.</summary>
    private static readonly string[] BeforeTraining =
    [
        "[StandardizeInputs]", "[StandardizeTargets]", "Dense.Initializer", "Dense.InitialValue",
    ];

    /// <summary>Fails when an attribute, an activation or an option of a layer is added that no network of the probe has.</summary>
    [Fact]
    public void Every_feature_runs_on_every_path() =>
        AssertNone(Features.All.Except(OfTheProgram).Except(Features.Of(NetworkTypes.In(typeof(Control).Assembly))));

    /// <summary>Fails also when the thinned catalog meets some entries of a list only, because of the length of the list.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Every_feature_is_in_the_catalog_of_shapes() =>
        AssertNone(Features.All.Except([.. OfTheProgram, .. BeforeTraining]).Except(Features.Of(ShapeCatalog.Types)));

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_activation_loss_and_optimizer_has_a_curve()
    {
        // A sign turns a rounding error into a whole step.
        IEnumerable<string> wanted = Features.All.Except(["[Lion]", .. OfTheProgram]);
        AssertNone(wanted.Where(IsActivationLossOrOptimizer).Except(Features.Of(CurveNetworks.Types)));
    }

    /// <summary>Most tests of optimizers follow from these cases.</summary>
    [Fact]
    public void Every_optimizer_has_a_case() => AssertNone(
        Features.All.Where(feature => TypeOf(feature)?.IsSubclassOf(typeof(OptimizerAttribute)) == true)
            .Except(Features.Of(OptimizerCases.All.Values.Select(optimizer => optimizer.NetworkType))));

    private static void AssertNone(IEnumerable<string> missing) => Assert.Equal("", string.Join(", ", missing));

    private static bool IsActivationLossOrOptimizer(string feature) =>
        feature.StartsWith("Activation.", StringComparison.Ordinal)
        || (TypeOf(feature) is { } type && (type.IsSubclassOf(typeof(LossAttribute)) || type.IsSubclassOf(typeof(OptimizerAttribute))));

    private static Type? TypeOf(string attribute) =>
        typeof(NetworkAttribute).Assembly.GetType($"{nameof(AdamKernels)}.{attribute.Trim('[', ']')}Attribute");
}
