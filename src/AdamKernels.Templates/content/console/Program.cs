using AdamKernels;
using LearningApp;

// Initialize the parameters: the same seed gives the same network on every machine.
var network = new Surface(seed: 1);
var trainer = new Trainer<Surface>(network);

// Train: each step propagates a batch forward, calculates its loss, backpropagates and updates the parameters.
Samples training = Samples.Draw(count: 4000, seed: 1);
FitResult result = trainer.Fit(training.Inputs, training.Targets, new FitOptions
{
    Epochs = 40,
    Seed = 1,
    ValidationFraction = 0.1,
    Schedule = EpochSchedule.WarmupCosine(rate: 0.003, warmupEpochs: 2),
    EpochCompleted = epoch =>
    {
        if (epoch.Epoch % 10 == 0)
        {
            Console.WriteLine($"epoch {epoch.Epoch,2}: loss {epoch.Loss:F5}, validation {epoch.ValidationLoss:F5}");
        }
    },
});

// Evaluate on samples that the network has never seen.
Samples test = Samples.Draw(count: 1000, seed: 2);
Console.WriteLine($"test loss {trainer.Evaluate(test.Inputs, test.Targets).Loss:F5}; best epoch {result.BestEpoch.Epoch}");

// Save, load and predict.
network.Save("surface.safetensors");
var served = Surface.Load("surface.safetensors");
float[] output = new float[Surface.OutputCount];
served.Predict([0.5f, -0.25f], output);
Console.WriteLine($"prediction {output[0]:F3}, expected {MathF.Sin(1.5f) * MathF.Cos(0.5f):F3}");
