using Playground.Training.Display;
using Playground.Training.Plane;

namespace AdamKernels.Playground.Tests.Display;

public class PaletteTests
{
    [Fact]
    public void Values_are_between_three_colors_and_others_are_cut_off()
    {
        var palette = new Palette(new(200, 0, 0), new(0, 0, 0), new(0, 100, 250));
        var pixels = new byte[4 * 6];
        palette.Paint([-1, 0, 0.5f, 1, float.PositiveInfinity, float.NaN], pixels);
        Assert.Equal(
            [200, 0, 0, 255, 0, 0, 0, 255, 0, 50, 125, 255, 0, 100, 250, 255, 0, 100, 250, 255, 0, 0, 0, 255],
            pixels);
    }

    // Fails when the picture is upside down: y grows upwards in the data and downwards in the picture.
    [Fact]
    public void The_surface_has_the_colors_of_the_data_where_they_are()
    {
        var race = new Race(RaceOptions.Standard with { DataSet = PlaneDataSet.Surface });
        for (int step = 0; step < 1000; step++)
        {
            race.Step();
        }

        byte[] pixels = new DecisionSurface().Paint(race.Racers[^1], Palette.Light);
        (int red, int blue) upperRight = At(x: 22, y: 10), lowerLeft = At(x: 9, y: 21);
        Assert.True(upperRight.blue > upperRight.red);
        Assert.True(lowerLeft.blue < lowerLeft.red);

        (int Red, int Blue) At(int x, int y)
        {
            int pixel = 4 * ((y * DecisionSurface.Side) + x);
            return (pixels[pixel], pixels[pixel + 2]);
        }
    }
}
