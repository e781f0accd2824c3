using System.Globalization;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Samples;

namespace AdamKernels.Tests.Training;

/// <summary>What people read of results, in a culture that writes 1.234,5 and another minus sign: the text is invariant.</summary>
public sealed class TextTests : IDisposable
{
    private readonly CultureInfo _previous = CultureInfo.CurrentCulture;

    public TextTests() => CultureInfo.CurrentCulture = CommaCulture.Create();

    public void Dispose() => CultureInfo.CurrentCulture = _previous;

    [Fact]
    public void A_confusion_matrix_is_a_table()
    {
        var matrix = new ConfusionMatrix(3);
        for (int i = 0; i < 2200; i++)
        {
            matrix.Add(predicted: i < 300 ? 1 : 0, label: 0);
        }

        matrix.Add(predicted: 1, label: 1);

        // Rows are the actual classes; class 2 has neither samples nor predictions.
        Assert.Equal(
            """
            true \ predicted       0     1  2  recall
                           0   1,900   300  0   86.4%
                           1       0     1  0  100.0%
                           2       0     0  0       -
                   precision  100.0%  0.3%  -   86.4%
            """,
            matrix.ToString());
    }

    [Fact]
    public void A_matrix_of_many_classes_is_a_line()
    {
        var matrix = new ConfusionMatrix(1000);
        Assert.Equal("1,000 classes, 0 samples, accuracy -, macro F1 -", matrix.ToString());
        matrix.Add(1, 1);
        Assert.Equal("1,000 classes, 1 sample, accuracy 100.0%, macro F1 0.1%", matrix.ToString());
    }

    [Fact]
    public void An_evaluation_has_an_accuracy_where_there_is_one()
    {
        Assert.Equal("loss 0.07123, accuracy 97.85%, 10,000 samples", new Evaluation(0.071234, 0.9785, 10_000).ToString());
        Assert.Equal("loss -1.5, 1 sample", new Evaluation(-1.5, double.NaN, 1).ToString());
        Assert.Equal("loss NaN, accuracy 0.00%, 2 samples", new Evaluation(double.NaN, 0, 2).ToString());
    }

    [Fact]
    public void Regression_metrics_have_their_names() =>
        Assert.Equal("MSE 0.25, RMSE 0.5, MAE 1.2E-05, R² -0.9346", new RegressionMetrics(0.25, 1.2e-5, -0.93456).ToString());

    [Fact]
    public void A_standardization_shows_its_first_columns()
    {
        Assert.Equal("2 columns: -5.1 ± 0.3, 2000 ± 1", new Standardization([-5.1f, 2000], [0.3f, 1]).ToString());
        Assert.Equal("64 columns: 0 ± 1, 0 ± 1, 0 ± 1, 0 ± 1, …", Standardization.Identity(64).ToString());
    }

    [Fact]
    public void Epochs_and_fits_read_like_a_log()
    {
        var first = new EpochResult(3, 0.0712, 1200, 0.0901, 0.972, 1e-3);
        var last = new EpochResult(4, 0.06, 1600, double.NaN, double.NaN, 1e-3);
        Assert.Equal(
            "epoch 3: loss 0.0712, validation loss 0.0901, validation accuracy 97.20%, 1,200 steps, learning rate 0.001", first.ToString());
        Assert.Equal("epoch 4: loss 0.06, 1,600 steps, learning rate 0.001", last.ToString());
        var history = new FitHistory([first, last]);
        Assert.Equal(
            $"stopped early after {last}; best was {first}", new FitResult(last, first, FitStopReason.StoppedEarly, history).ToString());
        Assert.Equal(
            $"completed; the last epoch was the best: {last}", new FitResult(last, last, FitStopReason.Completed, history).ToString());
    }

    [Fact]
    public void A_network_and_its_trainer_have_shape_and_optimizer()
    {
        var trainer = new Trainer<Digits>(new Digits());
        Assert.Equal("Digits 784-33-10, 26,245 parameters, Adam", trainer.Network.Describe());
        Assert.Equal("Smallest 1-1, 2 parameters, Sgd", new Smallest().Describe());
        Assert.Equal("Digits 784-33-10, 26,245 parameters, Adam: 0 steps, learning rate 0.001", trainer.ToString());

        trainer.Step(new float[784], new[] { 1 });
        trainer.LearningRate = 0.0025;
        Assert.EndsWith(": 1 step, learning rate 0.0025", trainer.ToString());
    }

    [Fact]
    public void A_class_has_a_probability_in_percent()
    {
        Assert.Equal("class 7: 99.20%", new ClassProbability(7, 0.992f).ToString());
        Assert.Equal("class -1: NaN", new ClassProbability(-1, float.NaN).ToString());
    }
}
