using Playground.Training.Plane;

namespace AdamKernels.Playground.Tests.Plane;

public class PlaneDataTests
{
    public static TheoryData<PlaneDataSet> Sets => [.. Enum.GetValues<PlaneDataSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Points_are_in_the_square_and_values_from_minus_1_to_1(PlaneDataSet set)
    {
        PlaneData data = PlaneData.Draw(set, seed: 5);
        Assert.All(data.Inputs.ToArray(), value => Assert.InRange(value, -PlaneData.Extent, PlaneData.Extent));
        Assert.All(data.Targets.ToArray(), value => Assert.InRange(value, -1, 1));
        Assert.InRange(data.Targets.ToArray().Average(), -0.2, 0.2);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_seed_gives_the_same_points_and_another_one_others(PlaneDataSet set)
    {
        float[] points = PlaneData.Draw(set, seed: 5).Inputs.ToArray();
        Assert.Equal(points, PlaneData.Draw(set, seed: 5).Inputs.ToArray());
        Assert.NotEqual(points, PlaneData.Draw(set, seed: 6).Inputs.ToArray());
    }

    [Fact]
    public void A_set_that_does_not_exist_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlaneData.Draw((PlaneDataSet)4, seed: 1));
}
