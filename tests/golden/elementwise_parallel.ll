define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v10 = insertelement <16 x float> poison, float 0x4000000000000000, i64 0
  %v11 = shufflevector <16 x float> %v10, <16 x float> poison, <16 x i32> zeroinitializer
  %v12 = insertelement <16 x float> poison, float 0x3FF0000000000000, i64 0
  %v13 = shufflevector <16 x float> %v12, <16 x float> poison, <16 x i32> zeroinitializer
  %v14 = getelementptr ptr, ptr %v1, i64 0
  %v15 = load ptr, ptr %v14, align 8
  %v26 = getelementptr i64, ptr %v3, i64 0
  %v27 = load i64, ptr %v26, align 8
  %v34 = getelementptr ptr, ptr %v1, i64 1
  %v35 = load ptr, ptr %v34, align 8
  %v36 = getelementptr i64, ptr %v3, i64 2
  %v37 = load i64, ptr %v36, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after7 ]
  %v28 = mul i64 %index, %v27
  %v29 = getelementptr float, ptr %v15, i64 %v28
  %v38 = mul i64 %index, %v37
  %v39 = getelementptr float, ptr %v35, i64 %v38
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop ], [ %next9, %loop6 ]
  %v16 = mul i64 %i8, 16
  %v17 = sub i64 1000, %v16
  %v18 = icmp slt i64 %v17, 16
  %v19 = select i1 %v18, i64 %v17, i64 16
  %v20 = icmp sgt i64 %v19, 0
  %v21 = select i1 %v20, i64 %v19, i64 0
  %v22 = shl i64 1, %v21
  %v23 = sub i64 %v22, 1
  %v24 = trunc i64 %v23 to i16
  %v25 = bitcast i16 %v24 to <16 x i1>
  %v30 = getelementptr float, ptr %v29, i64 %v16
  %v31 = call <16 x float> @llvm.masked.load.v16f32.p0(ptr %v30, i32 4, <16 x i1> %v25, <16 x float> zeroinitializer)
  %v32 = fadd <16 x float> %v31, %v13
  %v33 = fmul <16 x float> %v32, %v11
  %v40 = getelementptr float, ptr %v39, i64 %v16
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v33, ptr %v40, i32 4, <16 x i1> %v25)
  %next9 = add nuw nsw i64 %i8, 1
  %more41 = icmp slt i64 %next9, 63
  br i1 %more41, label %loop6, label %after7
after7:
  %next = add nuw nsw i64 %index, 1
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 100)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.masked.load.v16f32.p0(ptr, i32 immarg, <16 x i1>, <16 x float>)
declare void @llvm.masked.store.v16f32.p0(<16 x float>, ptr, i32 immarg, <16 x i1>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
