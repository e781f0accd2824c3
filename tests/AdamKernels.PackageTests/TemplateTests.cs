using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AdamKernels.PackageTests;

/// <summary>What dotnet new makes of the templates: projects that run as they are.</summary>
[Collection(nameof(PackageCollection))]
public sealed class TemplateTests(PackageFixture package)
{
    /// <summary>Fails when the program does not build, gives a warning, or does not learn.</summary>
    [Fact]
    public void The_console_program_learns()
    {
        string project = Create("adamkernels", "Learning.Console");

        CommandLine run = CommandLine.Dotnet(project, "run", "-warnaserror").AssertSucceeded();

        Assert.Matches(@"^0\.0\d*", run.Value("test loss"));
        Assert.Contains(run.Lines, line => line.StartsWith("prediction 0.8", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(project, "surface.safetensors")));
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void The_test_project_passes()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string project = Create("adamkernels-test", "Learning.Tests");

        CommandLine test = CommandLine.Dotnet(project, "test", "-warnaserror").AssertSucceeded();

        Assert.Contains("Passed:     3", test.Output, StringComparison.Ordinal);
    }

    /// <summary>Fails when the service does not learn what is posted, refuses nothing, or forgets at a stop what it has learned.</summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task The_web_service_learns_while_it_answers_and_after_a_restart()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Skip.If(OperatingSystem.IsWindows(), "The test stops the service by a signal.");
        string project = Create("adamkernels-webapi", "Learning.Api");
        CommandLine.Dotnet(project, "build", "-c", "Release", "-warnaserror").AssertSucceeded();
        float[] inputs = [0.1f, 0.2f, 0.3f, 0.4f];
        const float Target = 0.75f;

        using (var service = new WebService(project, "Learning.Api"))
        {
            await AssertRefusesWhatItCannotReadAsync(service);
            var time = Stopwatch.StartNew();
            while (Math.Abs((await PredictAsync(service)).Value - Target) > 0.02f)
            {
                Assert.True(time.Elapsed < TimeSpan.FromMinutes(2), "The service does not learn.");
                Assert.Equal(HttpStatusCode.Accepted, (await service.PostAsync("/samples", new { inputs, target = Target })).StatusCode);
            }

            service.Stop();
        }

        using (var service = new WebService(project, "Learning.Api"))
        {
            Answer answer = await PredictAsync(service);
            Assert.Equal(1, answer.Version);
            Assert.InRange(answer.Value, Target - 0.05f, Target + 0.05f);
            service.Stop();
        }

        async Task<Answer> PredictAsync(WebService service) =>
            (await (await service.PostAsync("/predict", inputs)).Content.ReadFromJsonAsync<Answer>())!;
    }

    /// <summary>Fails when a wrong request is accepted, or its answer does not say what is wrong.</summary>
    private static async Task AssertRefusesWhatItCannotReadAsync(WebService service)
    {
        (string Path, string Body, string Problem)[] requests =
        [
            ("/predict", "[0.1, 0.2, 0.3]", "Expected 4 inputs, but got 3."),
            ("/predict", "", "Required parameter \"float[] inputs\""),
            ("/predict", "null", "Required parameter \"float[] inputs\""),
            ("/predict", "[0.1, 0.2,", "$[2]"),
            ("/predict", "[1, 2, 3, null]", "$[3]"),
            ("/samples", """{ "target": 1 }""", "Expected 4 inputs, but got 0."),
            ("/samples", """{ "inputs": [1, 2, 3, 4], "target": "much" }""", "$.target"),
            ("/samples", """{ "inputs": [1, 2, 3, 4], "target": null }""", "$.target"),
            ("/samples", """{ "inputs": [1, 2, 3, 4], "traget": 1 }""", "'target'"),
            ("/samples", """{ "inputs": [1, 2, 3, 4] }""", "'target'"),
            ("/samples", "", "Required parameter \"Sample sample\""),
            ("/samples", "null", "Required parameter \"Sample sample\""),
            ("/samples", """{ "inputs": """, "$.inputs"),
        ];
        foreach ((string path, string body, string problem) in requests)
        {
            using HttpResponseMessage answer = await service.PostJsonAsync(path, body);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path} of '{body}': {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            using JsonDocument details = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Contains(problem, details.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private string Create(string template, string name)
    {
        string folder = package.CreateFolder(name);
        package.WriteSettings(folder, onlyPackage: false);
        string hive = package.CreateFolder($"{name}.hive");
        CommandLine.Dotnet(
            folder, "new", "install", Path.Combine(package.Feed, $"AdamKernels.Templates.{package.Version}.nupkg"),
            "--debug:custom-hive", hive).AssertSucceeded();
        CommandLine.Dotnet(
            folder, "new", template, "-n", name, "-o", ".", "--no-update-check", "--debug:custom-hive", hive).AssertSucceeded();
        return folder;
    }

    private sealed record Answer(float Value, long Version);
}
