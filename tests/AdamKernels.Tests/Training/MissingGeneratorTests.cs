namespace AdamKernels.Tests.Training;

/// <summary>
/// The library's error for a missing generator stays out of the way of a program's own extension methods: otherwise this does not compile.
/// </summary>
public class MissingGeneratorTests
{
    [Fact]
    public void Extension_methods_of_the_programs_own_fit_better()
    {
        var outputs = new float[1];
        var model = new Doubling();
        model.Predict([3f], outputs);
        model.GetParameters(outputs.AsSpan());

        Assert.Equal([7f], outputs);
    }
}
