namespace StreamTesting.Domains.Tests;

/// <summary>The bytes of a seed. Where one of these changes, the format version in the seed's text changes with it.</summary>
public sealed class StoreGoldenTests
{
    [Theory]
    [InlineData(1, "8fd56e85cda669dbbf97aaac064cb0642980dab0e72745b5bcfbe4434cbb6cae")]
    [InlineData(42, "5bc684a3c0ef3eaabcf42108e6c8618059ec865d90841bc8f27f16388233850a")]
    [InlineData(ulong.MaxValue, "0d4fcd58d8b8e7e35deff1ac28126f997ac8952a23028ed60e9b58db6877e360")]
    public void Fingerprint_OfTheDefaultDay_NeverChanges(ulong seed, string expected) => Stores.Day()
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Over(3)
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "727a5171b2c2559b3a2f28230283ee70c936ca11cbd5e05215c2a69cf0537366")]
    [InlineData(42, "3e754bf0c4bf1f63ea5e7beb4e7bc6843aff2e0c993d522844667e4397f93135")]
    public void Fingerprint_OfOtherOptions_NeverChanges(ulong seed, string expected) => Stores
        .Days(3, o => o with
        {
            Start = new DateTimeOffset(2024, 11, 28, 0, 0, 0, TimeSpan.Zero),
            StoreCount = 7,
            DcCount = 3,
            Opens = TimeSpan.FromHours(8),
            Closes = TimeSpan.FromHours(24),
            Envelope = StoreEnvelope.Extended,
            EmitInterval = TimeSpan.Zero,
            Calendar = new StoreCalendar { Weekend = 1.2, RegionalVariation = 0.5 },
            Visits = new StoreVisits { PerStoreDay = 30, BleRate = 0.5, Customers = 300 },
            Baskets = new StoreBaskets { PromotionRate = 0.9, TaxRate = 0.19 },
            Marketing = new StoreMarketing { JourneysPerStoreDay = 20, Conversion = AdConversion.Of(0.4), SecondTouchRate = 0.5 },
            Supply = new StoreSupply { Products = 40, BreakdownRate = 0.2, WeatherDelayRate = 0.2, OutageRate = 0.2, ShortageRate = 0.2, Severity = 0.7 },
        })
        .Generate(new Seed(seed))
        .Fingerprint()
        .ShouldBe(expected);

    [Theory]
    [InlineData(1, "a253b1b4d3ec03d74a63063e1cb4670735e837eb0f2d525a57176135342492e9")]
    [InlineData(42, "6347f0d27b06eeb7d76652dca4f0387a06fa4b0a48043affa6436d720497467c")]
    public void Fingerprint_OfAMixedBatch_NeverChanges(ulong seed, string expected) => Stores.Mixed(5000).Generate(new Seed(seed)).Fingerprint().ShouldBe(expected);

    [Fact]
    public void Bytes_OfTheFirstOfEachType_AreThese() => string.Join('\n', Stores.Day(o => o with { Envelope = StoreEnvelope.Extended }).Generate(new Seed(1))
        .DistinctBy(arrival => arrival.Event.Type)
        .Select(arrival => System.Text.Encoding.UTF8.GetString(arrival.ToBytes()))).ShouldBe(
        """
        {"event_type":"ad_impression","payload":{"event_time":"2024-01-15T00:03:35.939Z","channel":"VIDEO","campaign_id":"CAMP_VIDEO","creative_id":"CRE_VIDEO_05","customer_ad_id":"AD001757","impression_id":"IMP_1_0000001","cost":1.59,"device_type":"DESKTOP"},"trace_id":"TR_1705277015_00001","ingest_timestamp":"2024-01-15T00:03:36.041Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"ATTR_1_0000001","partition_key":"marketing_video","session_id":null,"parent_event_id":null}
        {"event_type":"inventory_updated","payload":{"event_time":"2024-01-15T00:05:37.171Z","store_id":5,"dc_id":null,"product_id":39,"quantity_delta":-2,"previous_quantity":40,"new_quantity":38,"reason":"DAMAGED","source":"maintenance"},"trace_id":"TR_1705277137_00001","ingest_timestamp":"2024-01-15T00:05:37.241Z","schema_version":"1.0","source":"retail-datagen","correlation_id":null,"partition_key":"store_5","session_id":null,"parent_event_id":null}
        {"event_type":"stockout_detected","payload":{"event_time":"2024-01-15T00:09:46.753Z","store_id":4,"dc_id":null,"product_id":180,"last_known_quantity":5,"detection_time":"2024-01-15T00:09:46.753Z"},"trace_id":"TR_1705277386_00004","ingest_timestamp":"2024-01-15T00:09:47.132Z","schema_version":"1.0","source":"retail-datagen","correlation_id":null,"partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705277386_00002"}
        {"event_type":"reorder_triggered","payload":{"event_time":"2024-01-15T00:09:46.753Z","store_id":4,"dc_id":null,"product_id":180,"current_quantity":0,"reorder_quantity":51,"reorder_point":13,"priority":"NORMAL"},"trace_id":"TR_1705277386_00006","ingest_timestamp":"2024-01-15T00:09:47.132Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"RO_store_4_000001","partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705277386_00002"}
        {"event_type":"online_order_created","payload":{"event_time":"2024-01-15T03:46:33.518Z","order_id":"ORD_4_000001","store_id":4,"customer_id":3486,"item_count":2,"subtotal":197.74,"tax":15.82,"total":213.56,"tender_type":"CREDIT_CARD"},"trace_id":"TR_1705290393_00002","ingest_timestamp":"2024-01-15T03:46:33.692Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"ORD_4_000001","partition_key":"store_4","session_id":null,"parent_event_id":null}
        {"event_type":"payment_processed","payload":{"event_time":"2024-01-15T03:46:38.384Z","receipt_id":null,"order_id":"ORD_4_000001","store_id":4,"customer_id":3486,"payment_method":"CREDIT_CARD","amount":213.56,"transaction_id":"TXN_4_000001","processing_time":"2024-01-15T03:46:38.384Z","processing_time_ms":2504,"status":"APPROVED"},"trace_id":"TR_1705290398_00002","ingest_timestamp":"2024-01-15T03:46:38.862Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"ORD_4_000001","partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705290393_00002"}
        {"event_type":"store_opened","payload":{"event_time":"2024-01-15T07:00:00.000Z","store_id":1,"operation_time":"2024-01-15T07:00:00.000Z","operation_type":"opened"},"trace_id":"TR_1705302000_00001","ingest_timestamp":"2024-01-15T07:00:00.314Z","schema_version":"1.0","source":"retail-datagen","correlation_id":null,"partition_key":"store_1","session_id":null,"parent_event_id":null}
        {"event_type":"truck_arrived","payload":{"event_time":"2024-01-15T07:00:07.520Z","truck_id":"TRUCK_2_001","dc_id":2,"store_id":4,"shipment_id":"SHIP_2_000001","arrival_time":"2024-01-15T07:00:07.520Z","estimated_unload_duration":114},"trace_id":"TR_1705302007_00002","ingest_timestamp":"2024-01-15T07:00:07.946Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SHIP_2_000001","partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705277386_00006"}
        {"event_type":"customer_entered","payload":{"event_time":"2024-01-15T07:01:04.219Z","store_id":1,"sensor_id":"SENSOR_001","zone":"ENTRANCE","customer_count":1,"dwell_time":1786,"customer_id":13,"visitor_type":"regular"},"trace_id":"TR_1705302064_00001","ingest_timestamp":"2024-01-15T07:01:04.431Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_1_000001","partition_key":"store_1","session_id":"SESS_1_000001","parent_event_id":null}
        {"event_type":"ble_ping_detected","payload":{"event_time":"2024-01-15T07:01:10.994Z","store_id":1,"beacon_id":"BEACON_001_ENTRANCE","customer_ble_id":"BLE000013","rssi":-43,"zone":"ENTRANCE"},"trace_id":"TR_1705302070_00001","ingest_timestamp":"2024-01-15T07:01:10.999Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_1_000001","partition_key":"store_1","session_id":"SESS_1_000001","parent_event_id":"TR_1705302064_00001"}
        {"event_type":"customer_zone_changed","payload":{"event_time":"2024-01-15T07:07:34.296Z","store_id":2,"customer_ble_id":"BLE002466","from_zone":"ENTRANCE","to_zone":"CLOTHING","timestamp":"2024-01-15T07:07:34.296Z"},"trace_id":"TR_1705302454_00004","ingest_timestamp":"2024-01-15T07:07:34.465Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_2_000002","partition_key":"store_2","session_id":"SESS_2_000002","parent_event_id":"TR_1705302447_00002"}
        {"event_type":"online_order_picked","payload":{"event_time":"2024-01-15T07:18:31.104Z","order_id":"ORD_4_000001","store_id":4,"picked_time":"2024-01-15T07:18:31.104Z"},"trace_id":"TR_1705303111_00002","ingest_timestamp":"2024-01-15T07:18:31.133Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"ORD_4_000001","partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705290393_00002"}
        {"event_type":"truck_departed","payload":{"event_time":"2024-01-15T07:26:07.520Z","truck_id":"TRUCK_2_001","dc_id":2,"store_id":4,"shipment_id":"SHIP_2_000001","departure_time":"2024-01-15T07:26:07.520Z","actual_unload_duration":26},"trace_id":"TR_1705303567_00002","ingest_timestamp":"2024-01-15T07:26:07.535Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SHIP_2_000001","partition_key":"store_4","session_id":null,"parent_event_id":"TR_1705302007_00002"}
        {"event_type":"receipt_created","payload":{"event_time":"2024-01-15T07:32:28.869Z","store_id":1,"customer_id":475,"receipt_id":"RCPT_1_000001","gross":13.00,"discount":0.00,"subtotal":13.00,"tax":1.04,"total":14.04,"tender_type":"CASH","item_count":1,"campaign_id":null},"trace_id":"TR_1705303948_00001","ingest_timestamp":"2024-01-15T07:32:29.277Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_1_000002","partition_key":"store_1","session_id":"SESS_1_000002","parent_event_id":"TR_1705302487_00001"}
        {"event_type":"receipt_line_added","payload":{"event_time":"2024-01-15T07:32:29.085Z","receipt_id":"RCPT_1_000001","store_id":1,"line_number":1,"product_id":143,"quantity":2,"unit_price":6.50,"extended_price":13.00,"discount":0.00,"promo_code":null},"trace_id":"TR_1705303949_00001","ingest_timestamp":"2024-01-15T07:32:29.321Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_1_000002","partition_key":"store_1","session_id":"SESS_1_000002","parent_event_id":"TR_1705303948_00001"}
        {"event_type":"promotion_applied","payload":{"event_time":"2024-01-15T09:06:01.611Z","receipt_id":"RCPT_4_000004","store_id":4,"customer_id":82,"promo_code":"NEWCUSTOMER","discount_amount":14.39,"discount_cents":1439,"discount_type":"fixed","product_count":7,"product_ids":[70,125,139,152,106,92,130]},"trace_id":"TR_1705309561_00004","ingest_timestamp":"2024-01-15T09:06:01.934Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"SESS_4_000009","partition_key":"store_4","session_id":"SESS_4_000009","parent_event_id":"TR_1705309561_00002"}
        {"event_type":"online_order_shipped","payload":{"event_time":"2024-01-15T10:30:54.130Z","order_id":"ORD_5_000002","store_id":5,"shipped_time":"2024-01-15T10:30:54.130Z"},"trace_id":"TR_1705314654_00001","ingest_timestamp":"2024-01-15T10:30:54.214Z","schema_version":"1.0","source":"retail-datagen","correlation_id":"ORD_5_000002","partition_key":"store_5","session_id":null,"parent_event_id":"TR_1705304983_00001"}
        {"event_type":"store_closed","payload":{"event_time":"2024-01-15T23:00:00.000Z","store_id":1,"operation_time":"2024-01-15T23:00:00.000Z","operation_type":"closed"},"trace_id":"TR_1705359600_00001","ingest_timestamp":"2024-01-15T23:00:00.485Z","schema_version":"1.0","source":"retail-datagen","correlation_id":null,"partition_key":"store_1","session_id":null,"parent_event_id":"TR_1705302000_00001"}
        """.ReplaceLineEndings("\n"));
}
