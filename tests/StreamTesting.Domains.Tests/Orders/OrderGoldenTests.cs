namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class OrderGoldenTests
{
    [Theory]
    [InlineData(1, "8353f4cbe06d90790fca03ead85aaa0364c0b7ad9e9b4f0c46dcd26e0876cdec")]
    [InlineData(42, "67ba792907e8961710179d046c9012e7831d218d362a9e9e7e26af6d8e50ab4d")]
    [InlineData(ulong.MaxValue, "afca6be38b383d0501ce7fdeeb19945a72f9f98752ab3d4c0bc0b075ace22b3c")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected) => Orders.AsDocumented(500)
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.02)
        .Duplicated(0.02, DuplicateKind.Retry)
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Redelivered(20)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Fact]
    public void Fingerprint_InOtherCulturesAndOnSeveralThreads_IsTheSame() =>
        Cultures.Fingerprints(Orders.AsDocumented(300).Duplicated(0.1, DuplicateKind.Conflicting).OutOfOrder(0.1).Over(3), new Seed(9)).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData(1, "8d6df33fb89b0e729de8e14d86c8d5a659ea4057ba224c36989419da4fe8d9b6")]
    [InlineData(42, "59ec899a936f21f5353db2432baafbd1ee4af50f68ca23a88fbb4f95e6dc929b")]
    public void Fingerprint_OfOtherOptions_NeverChanges(ulong seed, string expected) => Orders
        .Lifecycles(300, o => o with
        {
            Start = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero),
            Span = TimeSpan.FromHours(6),
            TenantCount = 2000,
            UserCount = 200_000,
            V2Rate = 0.9,
            CancelRate = 0.3,
            ShipRate = 0.5,
            CorrectionRate = 0.8,
            MaxEventGap = TimeSpan.FromMinutes(31),
            Transport = TimeSpan.FromMilliseconds(250),
        })
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Fact]
    public void Bytes_OfTheFirstArrivals_AreThese() =>
        string.Join('\n', Orders.Lifecycles(1, o => o with { V2Rate = 1, CancelRate = 0, ShipRate = 1, CorrectionRate = 1 }).Generate(new Seed(1))
            .Select(arrival => System.Text.Encoding.UTF8.GetString(arrival.ToBytes()))).ShouldBe(
            """
            {"event_id":"8a99458c-6e10-468d-807d-ed00d5ff976f","event_type":"order_created","schema_version":2,"event_time":"2026-01-09T15:03:02Z","ingest_time":"2026-01-09T15:03:14Z","tenant_id":"T-022","user_id":"U-03330","session_id":"S-103797","source_system":"ios","environment":"prod","record_source":"event_sim","payload":{"order_id":"O-0000001","user_id":"U-03330","amount":23.42,"currency":"USD","promo_code":null,"device_type":"mobile"},"checksum":"cef806d314845063816ba4df75090381"}
            {"event_id":"99969239-f660-4c7c-b5ec-209c93480d17","event_type":"payment_authorized","schema_version":1,"event_time":"2026-01-09T16:18:02Z","ingest_time":"2026-01-09T16:18:10Z","tenant_id":"T-022","user_id":"U-03330","session_id":"S-103797","source_system":"ios","environment":"prod","record_source":"event_sim","payload":{"order_id":"O-0000001","payment_method":"card","auth_code":"1D5EDEC0"},"checksum":"860f58d8f2b5539ca652aa1379452771"}
            {"event_id":"4fe37172-218a-40f6-87fb-9c95ba6847a5","event_type":"order_amount_corrected","schema_version":1,"event_time":"2026-01-09T17:51:02Z","ingest_time":"2026-01-09T17:51:12Z","tenant_id":"T-022","user_id":"U-03330","session_id":"S-103797","source_system":"ios","environment":"prod","record_source":"event_sim","payload":{"order_id":"O-0000001","old_amount":23.42,"new_amount":21.08,"currency":"USD","reason":"post_auth_adjustment"},"checksum":"319b08be6b405f0da903b8b2bb406d8b"}
            {"event_id":"fd02d7a9-4834-4133-a8d1-1b15d572eccd","event_type":"order_shipped","schema_version":1,"event_time":"2026-01-09T21:32:02Z","ingest_time":"2026-01-09T21:32:48Z","tenant_id":"T-022","user_id":"U-03330","session_id":"S-103797","source_system":"ios","environment":"prod","record_source":"event_sim","payload":{"order_id":"O-0000001","carrier":"UPS","tracking_id":"TRK74437350"},"checksum":"62a66dc7d4b25ecb93a657b9f2d0d996"}
            """.ReplaceLineEndings("\n"));
}
